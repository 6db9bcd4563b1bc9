"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { type FormState, refused } from "../people/form-state.ts";
import { commandContext } from "../people/session.ts";
import { fieldErrors } from "../progress/schema.ts";
import { acknowledgeAlerts, markAlertsRead, openAlert } from "./bell-commands.ts";
import { type BellFilter, bellHref, readBellFilter } from "./bell-filter.ts";
import { addressOf } from "./bell-rules.ts";
import { sweepByHand } from "./commands.ts";
import { liftMute, muteAlerts } from "./mute-commands.ts";
import { acknowledgeInput, alertInput, liftInput, muteInput } from "./schema.ts";

/** "Rà soát ngay", from the review desk or the alerts. */
export async function sweepAction(): Promise<void> {
  const outcome = await sweepByHand(await commandContext());
  if (!outcome.ok) redirect("/no-access");
  revalidatePath("/", "layout");
  redirect("/review?done=swept#ra-soat");
}

/** The same, from the administrator's page of background work. */
export async function sweepFromAdminAction(): Promise<void> {
  const outcome = await sweepByHand(await commandContext());
  if (!outcome.ok) redirect("/no-access");
  revalidatePath("/", "layout");
  redirect("/admin/jobs?done=swept");
}

/** Everything a form sent as text, without what Next adds. */
function typed(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" && !name.startsWith("$") ? [[name, value]] : [])),
  );
}

/** The list an alert was acted on from, read from what its form carries rather than taken for an address. */
function listOf(form: FormData): BellFilter {
  const back = form.get("back");
  return readBellFilter(Object.fromEntries(new URLSearchParams(typeof back === "string" ? back : "")));
}

/** "Mở": goes on to what an alert is about, and marks it as read. */
export async function openAlertAction(form: FormData): Promise<void> {
  const context = await commandContext();
  const input = alertInput.safeParse(typed(form));
  const outcome = input.success ? await openAlert(context, input.data.alertId) : null;
  if (!outcome?.ok) redirect("/alerts");
  revalidatePath("/", "layout");
  redirect(addressOf(outcome.value) ?? bellHref(listOf(form)));
}

/** "Đánh dấu tất cả đã đọc". */
export async function markAllReadAction(form: FormData): Promise<void> {
  await markAlertsRead(await commandContext(), null);
  revalidatePath("/", "layout");
  redirect(bellHref(listOf(form), "done=read"));
}

/** "Xác nhận đã nhận", for one alert or for all that a row stands for; back to the same place of the list. */
export async function acknowledgeAction(form: FormData): Promise<void> {
  const context = await commandContext();
  const input = acknowledgeInput.safeParse(typed(form));
  const outcome = input.success ? await acknowledgeAlerts(context, input.data.alertIds) : null;
  if (!input.success || !outcome?.ok) redirect("/alerts");
  revalidatePath("/", "layout");
  redirect(`${bellHref(listOf(form), "done=acknowledged")}#tb-${input.data.alertIds[0]}`);
}

/** "Tắt nhắc". */
export async function muteAction(_state: FormState, form: FormData): Promise<FormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = muteInput.safeParse(values);
  if (!input.success) return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, values);
  const outcome = await muteAlerts(context, input.data);
  if (!outcome.ok) return refused(outcome, values);
  revalidatePath("/", "layout");
  redirect("/alerts?view=muted&done=muted");
}

/** "Bật lại nhắc", from the bell or from the account's page. */
export async function liftMuteAction(form: FormData): Promise<void> {
  const context = await commandContext();
  const input = liftInput.safeParse(typed(form));
  const outcome = input.success ? await liftMute(context, input.data.muteId) : null;
  const done = outcome?.ok ? "unmuted" : "";
  revalidatePath("/", "layout");
  redirect(form.get("from") === "account" ? `/account?saved=${done}#tat-nhac` : `/alerts?view=muted&done=${done}`);
}
