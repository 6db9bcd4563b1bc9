"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { done, type FormState, refused } from "../people/form-state.ts";
import { commandContext } from "../people/session.ts";
import { environment } from "../platform/env.ts";
import { makeFeed, revokeFeed } from "./feed-commands.ts";
import { addressIn } from "./mail-links.ts";

/** Makes or replaces the address of one's own calendar; the state carries it, once. */
export async function makeFeedAction(_: FormState<MadeFeed>, _form: FormData): Promise<FormState<MadeFeed>> {
  const result = await makeFeed(await commandContext());
  if (!result.ok) return refused(result, {});
  revalidatePath("/account");
  const publicUrl = environment().publicUrl ?? "";
  return done({ address: addressIn({ publicUrl }, `/api/calendar/${result.value.secret}.ics`) });
}

export type MadeFeed = { address: string };

/** Revokes it. Pressed twice, the second finds it gone, which is what was wanted. */
export async function revokeFeedAction(): Promise<void> {
  const result = await revokeFeed(await commandContext());
  revalidatePath("/account");
  redirect(result.ok || result.code === "NOT_FOUND" ? "/account?saved=feed-revoked#lich" : "/no-access");
}
