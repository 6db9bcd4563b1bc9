"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { commandContext } from "../people/session.ts";
import { markAlertsRead } from "./bell-commands.ts";
import { sweepByHand } from "./commands.ts";

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

/** Marks one alert, or all of one's own, as read; then goes on to what the alert is about. */
export async function markReadAction(form: FormData): Promise<void> {
  const context = await commandContext();
  const alertId = z.coerce.number().int().positive().safeParse(form.get("alertId"));
  const task = z.coerce.number().int().positive().safeParse(form.get("task"));
  await markAlertsRead(context, alertId.success ? [alertId.data] : null);
  revalidatePath("/", "layout");
  redirect(task.success ? `/tasks/${task.data}` : "/alerts");
}
