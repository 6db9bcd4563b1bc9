import type { Failure } from "../platform/result.ts";
import { refused as refusedForm, typed } from "../progress/form-values.ts";
import type { ReviewFormState } from "./form-state.ts";

/** What a refused form of the desk is answered with: the sentences, and what was typed. */
export function refused(failure: Failure, form: FormData): NonNullable<ReviewFormState> {
  return refusedForm(failure, typed(form), "Chưa ghi được");
}
