"use server";

import { redirect } from "next/navigation";
import { systemClock } from "../platform/clock.ts";
import { database } from "../platform/database.ts";
import { type FormState, refused } from "./form-state.ts";
import { safeNext } from "./rules.ts";
import { formValues, parseForm, signInForm } from "./schema.ts";
import { currentDesk, endSession, requestOrigin, startSession } from "./session.ts";
import { authenticate, recordSignOut } from "./sign-in.ts";
import { sharedSignInLimits } from "./sign-in-store.ts";

/** Signs in and goes to where the visitor was heading; on failure the name stays, the password does not. */
export async function signIn(_: FormState, form: FormData): Promise<FormState> {
  const values = formValues(form);
  const { next: heading = "", ...typed } = values;
  const read = parseForm(signInForm, typed);
  if (!read.ok) return refused(read, typed);
  const origin = await requestOrigin();
  const context = { db: database(), clock: systemClock, origin, limits: sharedSignInLimits() };
  const result = await authenticate(context, read.value);
  if (!result.ok) return refused(result, typed);
  await startSession(result.value);
  redirect(safeNext(heading));
}

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  const desk = await currentDesk();
  if (desk)
    await recordSignOut({ db: database(), clock: systemClock, actor: desk.actor, origin: await requestOrigin() });
  await endSession();
  redirect("/login?signed-out=1");
}
