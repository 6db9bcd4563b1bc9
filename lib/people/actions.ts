"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FieldErrors, Result } from "../platform/result.ts";
import { setAgencyReporting, setReportSignOff } from "./agency-commands.ts";
import type { HandedOut } from "./commands.ts";
import * as commands from "./commands.ts";
import { done, type FormState, refused } from "./form-state.ts";
import {
  formValues,
  newUserForm,
  parseForm,
  passwordForm,
  reportingForm,
  signOffForm,
  userActForm,
  userForm,
} from "./schema.ts";
import { commandContext, continueSession } from "./session.ts";

/** Creates an account; the state carries its one-time password, which is shown once and kept nowhere. */
export async function createUser(_: FormState<HandedOut>, form: FormData): Promise<FormState<HandedOut>> {
  const context = await commandContext();
  const values = formValues(form);
  const read = parseForm(newUserForm, values);
  if (!read.ok) return refused(read, values);
  const result = await commands.createUser(context, read.value);
  if (!result.ok) return refused(result, values);
  revalidatePath("/admin/users");
  return done(result.value);
}

/** Saves a person's details; after a conflict the page shows both what is stored and what was typed. */
export async function updateUser(_: FormState, form: FormData): Promise<FormState> {
  const context = await commandContext();
  const values = formValues(form);
  const read = parseForm(userForm, values);
  if (!read.ok) return refused(read, values);
  const result = await commands.updateUser(context, read.value);
  revalidatePath("/admin/users/[id]", "page");
  if (!result.ok) return refused(result, values);
  redirect(`/admin/users/${result.value.id}?saved=details`);
}

export async function resetPassword(_: FormState<HandedOut>, form: FormData): Promise<FormState<HandedOut>> {
  const context = await commandContext();
  const values = formValues(form);
  const read = parseForm(userActForm, values);
  if (!read.ok) return refused(read, values);
  const result = await commands.resetPassword(context, read.value);
  revalidatePath("/admin/users/[id]", "page");
  return result.ok ? done(result.value) : refused(result, values);
}

export async function disableUser(_: FormState, form: FormData): Promise<FormState> {
  return switchUser(form, true);
}

export async function enableUser(_: FormState, form: FormData): Promise<FormState> {
  return switchUser(form, false);
}

/** Changes one's own password; this browser goes on with a cookie of the new epoch, the others are signed out. */
export async function changePassword(_: FormState, form: FormData): Promise<FormState> {
  const context = await commandContext({ handedOutPassword: true });
  const values = formValues(form);
  const read = parseForm(passwordForm, values);
  if (!read.ok) return refused(read, values);
  const result = await commands.changePassword(context, read.value);
  if (!result.ok) return refused(result, values);
  await continueSession({ userId: context.actor.id, epoch: result.value.epoch });
  redirect("/account?saved=password");
}

export async function setReporting(_: FormState, form: FormData): Promise<FormState> {
  const context = await commandContext();
  const values = formValues(form);
  const read = parseForm(reportingForm, values);
  if (!read.ok) return refused(withoutHidden(read), values);
  const result = await setAgencyReporting(context, read.value);
  revalidatePath("/admin/agencies", "layout");
  if (!result.ok) return refused(result, values);
  redirect(`/admin/agencies?saved=${read.value.reporting}`);
}

/** Whether an agency's monthly report is sent by its head only. */
export async function setSignOffAction(_: FormState, form: FormData): Promise<FormState> {
  const context = await commandContext();
  const values = formValues(form);
  const read = parseForm(signOffForm, values);
  if (!read.ok) return refused(withoutHidden(read), values);
  const result = await setReportSignOff(context, read.value);
  revalidatePath("/", "layout");
  if (!result.ok) return refused(result, values);
  redirect(values["place"] === "admin" ? "/admin/agencies?saved=sign-off" : "/reports?done=sign-off");
}

async function switchUser(form: FormData, disabled: boolean): Promise<FormState> {
  const context = await commandContext();
  const values = formValues(form);
  const read = parseForm(userActForm, values);
  if (!read.ok) return refused(read, values);
  const result = await commands.setUserDisabled(context, read.value, disabled);
  revalidatePath("/admin/users/[id]", "page");
  if (!result.ok) return refused(result, values);
  redirect(`/admin/users/${result.value.id}?saved=${disabled ? "disabled" : "enabled"}`);
}

/** Ids and versions have no place on the page to point at. */
function withoutHidden<T>(result: Result<T> & { ok: false }): Result<T> & { ok: false } {
  const fields: FieldErrors = { ...result.fields };
  delete fields.id;
  delete fields.version;
  return { ...result, fields };
}
