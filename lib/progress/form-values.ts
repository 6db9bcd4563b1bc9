import { sentenceFor } from "../platform/messages.ts";
import type { Failure } from "../platform/result.ts";

/** Everything a form sent as text, so that it can be shown again as typed. */
export function typed(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [key, value] of form) if (typeof value === "string" && !key.startsWith("$")) values[key] = value;
  return values;
}

/**
 * What a refused form shows: how many places are to be put right, or what else stood in the way.
 * @param undone what has not been done, as the form calls it
 */
export function refused(
  failure: Failure,
  values: Record<string, string>,
  undone = "Chưa lưu được",
): { title: string; fields: Record<string, string>; typed: Record<string, string> } {
  const fields = failure.fields ?? {};
  const places = Object.keys(fields).length;
  const title = places > 0 ? `${undone}: còn ${places} chỗ cần sửa` : sentenceFor(failure);
  return { title, fields, typed: values };
}
