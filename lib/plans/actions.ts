"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { type FormState, refused } from "../people/form-state.ts";
import { formValues, parseForm } from "../people/schema.ts";
import { commandContext } from "../people/session.ts";
import { addDayOff, changeDayOff, deleteDayOff } from "./calendar-commands.ts";
import { changedDayOffForm, dayOffForm, deletedDayOffForm } from "./calendar-schema.ts";
import { changeSettings } from "./settings-commands.ts";
import { settingsForm } from "./settings-schema.ts";

// Pages are read anew after a refusal, too: a conflict shows what is stored now.

/** A day more in the working calendar. */
export async function addDayOffAction(_: FormState, form: FormData): Promise<FormState> {
  const context = await commandContext();
  const values = formValues(form);
  const read = parseForm(dayOffForm, values);
  if (!read.ok) return refused(read, values);
  const result = await addDayOff(context, read.value);
  revalidatePath("/", "layout");
  if (!result.ok) return refused(result, values);
  redirect(`/admin/calendar?year=${result.value.year}&saved=added`);
}

/** A day of the working calendar put right; after a conflict the page shows both what is stored and what was typed. */
export async function changeDayOffAction(_: FormState, form: FormData): Promise<FormState> {
  const context = await commandContext();
  const values = formValues(form);
  const read = parseForm(changedDayOffForm, values);
  if (!read.ok) return refused(read, values);
  const result = await changeDayOff(context, read.value);
  // The page of a day that somebody deleted is no more: what was typed stays on the one that is open.
  if (result.ok || result.code !== "NOT_FOUND") revalidatePath("/", "layout");
  if (!result.ok) return refused(result, values);
  redirect(`/admin/calendar?year=${result.value.year}&saved=changed`);
}

/** A day taken out of the working calendar. */
export async function deleteDayOffAction(_: FormState, form: FormData): Promise<FormState> {
  const context = await commandContext();
  const values = formValues(form);
  const read = parseForm(deletedDayOffForm, values);
  if (!read.ok) return refused(read, values);
  const result = await deleteDayOff(context, read.value);
  revalidatePath("/", "layout");
  if (!result.ok) return refused(result, values);
  redirect(`/admin/calendar?year=${result.value.year}&saved=deleted`);
}

/** How the plan is read. */
export async function changeSettingsAction(_: FormState, form: FormData): Promise<FormState> {
  const context = await commandContext();
  const values = formValues(form);
  const read = parseForm(settingsForm, values);
  if (!read.ok) return refused(read, values);
  const result = await changeSettings(context, read.value);
  revalidatePath("/", "layout");
  if (!result.ok) return refused(result, values);
  redirect(`/admin/settings?saved=${result.value.changed ? "changed" : "same"}`);
}
