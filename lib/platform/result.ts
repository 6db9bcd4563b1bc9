/**
 * Expected failure is a value. The codes are a closed union; lib/platform/messages.ts turns each into Vietnamese, so that
 * one failure reads the same on every screen.
 */
export type FailureCode =
  | "INVALID_INPUT"
  | "NOT_FOUND"
  | "FORBIDDEN"
  | "CONFLICT"
  | "ALREADY_DECIDED"
  | "NOT_OPEN"
  | "DUPLICATE"
  | "WRONG_CREDENTIALS"
  | "TOO_MANY_ATTEMPTS";

/** Message per form field, in Vietnamese, keyed by the field's name. */
export type FieldErrors = Record<string, string>;

export type Failure = { ok: false; code: FailureCode; message?: string; fields?: FieldErrors };

export type Result<T> = { ok: true; value: T } | Failure;

export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failure(code: FailureCode, fields?: FieldErrors, message?: string): Failure {
  return { ok: false, code, ...(message && { message }), ...(fields && { fields }) };
}
