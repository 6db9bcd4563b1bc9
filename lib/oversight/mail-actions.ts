"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { done, type FormState, refused } from "../people/form-state.ts";
import { commandContext, requestOrigin } from "../people/session.ts";
import { systemClock } from "../platform/clock.ts";
import { database } from "../platform/database.ts";
import { environment } from "../platform/env.ts";
import { openMailer } from "../platform/mail.ts";
import { chooseMails, retryMails, sendTestMail, unsubscribe } from "./mail-commands.ts";
import { readUnsubscribeLink } from "./mail-links.ts";
import { ALERT_KINDS } from "./words.ts";

/** "Gửi lại" on one e-mail, "Gửi lại tất cả" without an id. */
export async function retryMailAction(form: FormData): Promise<void> {
  const id = z.coerce.number().int().positive().safeParse(form.get("mailId"));
  const outcome = await retryMails(await commandContext(), form.has("mailId") ? (id.data ?? 0) : null);
  revalidatePath("/admin/jobs");
  if (!outcome.ok && outcome.code === "FORBIDDEN") redirect("/no-access");
  redirect(`/admin/jobs?done=${outcome.ok ? "retried" : "not-retried"}#thu`);
}

/** "Gửi thử": the state carries the mail server's answer. */
export async function testMailAction(_: FormState<TestAnswer>, _form: FormData): Promise<FormState<TestAnswer>> {
  const context = await commandContext();
  const { mail } = environment();
  const mailer = mail && openMailer(mail);
  try {
    const result = await sendTestMail(context, mailer);
    return result.ok ? done(result.value) : refused(result, {});
  } finally {
    mailer?.close();
  }
}

export type TestAnswer = { address: string; sent: boolean; answer: string };

/** Which kinds one gets by e-mail: the boxes that are ticked. */
export async function chooseMailsAction(form: FormData): Promise<void> {
  const ticked = new Set(form.getAll("kind"));
  const outcome = await chooseMails(
    await commandContext(),
    ALERT_KINDS.filter((kind) => ticked.has(kind)),
  );
  revalidatePath("/account");
  redirect(outcome.ok ? "/account?saved=mail#thu" : "/no-access");
}

/** The button behind a link in an e-mail: whoever holds the link acts, signed in or not. */
export async function unsubscribeAction(form: FormData): Promise<void> {
  const link = { user: form.get("user"), kind: form.get("kind"), token: form.get("token") };
  const who = readUnsubscribeLink(environment(), link);
  const context = { db: database(), clock: systemClock, origin: await requestOrigin() };
  if (!who || !(await unsubscribe(context, who))) redirect("/unsubscribe?done=lost");
  redirect(`/unsubscribe?done=${who.subject}`);
}
