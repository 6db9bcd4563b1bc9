import type { TextareaHTMLAttributes } from "react";
import { CharacterCount } from "./character-count.tsx";
import { classNames } from "./class-names.ts";
import { Field, type FieldProps } from "./field.tsx";
import { KeptTextarea } from "./kept-textarea.tsx";

/**
 * Several lines. With `limit` it says how long a text may be; with JavaScript it counts down beside that. Nothing is cut off
 * while typing or pasting: a text that is too long stays on the screen and the server says by how much.
 */
export function TextArea({
  name,
  label,
  id,
  optional,
  help,
  error,
  className,
  limit,
  rows = 3,
  ...area
}: FieldProps &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "id" | "name" | "className" | "maxLength"> & { limit?: number }) {
  const count = limit ? <CharacterCount fieldId={id ?? name} limit={limit} /> : undefined;
  return (
    <Field {...{ name, label, id, optional, help, error, className }} after={count}>
      {(wiring) => <KeptTextarea className={classNames("in", error && "bad")} rows={rows} {...area} {...wiring} />}
    </Field>
  );
}
