import { sentenceFor } from "../platform/messages.ts";
import type { Failure, FieldErrors } from "../platform/result.ts";

/** What a form shows after it was sent: what is wrong, what had been typed, or what came of it. */
export type FormState<T = null> = {
  title: string | null;
  fields: FieldErrors;
  values: Record<string, string>;
  done: T | null;
};

export const UNSENT: FormState<never> = { title: null, fields: {}, values: {}, done: null };

/** Keeps what was typed, except passwords: those never travel back. Next's own hidden fields stay out of it. */
export function refused(failure: Failure, values: Record<string, string>): FormState<never> {
  const secret = ["password", "current", "next", "again"];
  const kept = Object.entries(values).filter(([name]) => !name.startsWith("$ACTION") && !secret.includes(name));
  const counted = failure.code === "INVALID_INPUT" && !failure.message && Object.keys(failure.fields ?? {}).length > 0;
  return {
    title: counted ? null : sentenceFor(failure),
    fields: failure.fields ?? {},
    values: Object.fromEntries(kept),
    done: null,
  };
}

export function done<T>(value: T): FormState<T> {
  return { ...UNSENT, done: value };
}
