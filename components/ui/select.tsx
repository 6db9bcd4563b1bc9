import type { SelectHTMLAttributes } from "react";
import { classNames } from "./class-names.ts";
import { Field, type FieldProps } from "./field.tsx";

export type Option = { value: string; label: string };

type SelectAttributes = Omit<SelectHTMLAttributes<HTMLSelectElement>, "id" | "name" | "className" | "children">;

function Options({ options, empty }: { options: readonly Option[]; empty?: string }) {
  return (
    <>
      {empty !== undefined && <option value="">{empty}</option>}
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </>
  );
}

/** One of many, in a form. `empty` is the first line, with no value: "Chọn đơn vị". */
export function Select({
  name,
  label,
  id,
  optional,
  help,
  error,
  className,
  options,
  empty,
  ...select
}: FieldProps & SelectAttributes & { options: readonly Option[]; empty?: string }) {
  return (
    <Field {...{ name, label, id, optional, help, error, className }}>
      {(wiring) => (
        <select className={classNames("in", error && "bad")} {...select} {...wiring}>
          <Options options={options} empty={empty} />
        </select>
      )}
    </Field>
  );
}

/** One of many, in a row of filters: small, its label only read out, because its first line says what it is. */
export function FilterSelect({
  name,
  label,
  id = name,
  className,
  options,
  empty,
  ...select
}: SelectAttributes & {
  name: string;
  label: string;
  id?: string;
  className?: string;
  options: readonly Option[];
  empty?: string;
}) {
  return (
    <select id={id} name={name} className={classNames("in in-sm", className)} aria-label={label} {...select}>
      <Options options={options} empty={empty} />
    </select>
  );
}
