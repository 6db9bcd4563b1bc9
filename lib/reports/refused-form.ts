import { sentenceFor } from "../platform/messages.ts";
import type { Failure } from "../platform/result.ts";
import type { ReviewFormState } from "./form-state.ts";

/** Everything a form sent as text, so that it can be shown again as typed. */
export function typed(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [key, value] of form) if (typeof value === "string" && !key.startsWith("$")) values[key] = value;
  return values;
}

/** What a refused form is answered with: the sentences, and what was typed. */
export function refused(failure: Failure, form: FormData): NonNullable<ReviewFormState> {
  const fields = failure.fields ?? {};
  const places = Object.keys(fields).length;
  return {
    title: places > 0 ? `Chưa ghi được: còn ${places} chỗ cần sửa` : sentenceFor(failure),
    fields,
    typed: typed(form),
  };
}
