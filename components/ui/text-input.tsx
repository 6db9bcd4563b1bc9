import type { InputHTMLAttributes, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Field, type FieldProps } from "./field.tsx";

type InputAttributes = Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "name" | "className">;

/** One line of text, `narrow` for a date or a number. `unit` stands in a box after it ("%"); `digits` sets figures in columns, right-aligned. */
export function TextInput({
  name,
  label,
  id,
  optional,
  help,
  error,
  className,
  unit,
  digits,
  narrow,
  aside,
  ...input
}: FieldProps & InputAttributes & { unit?: string; digits?: boolean; narrow?: boolean; aside?: ReactNode }) {
  return (
    <Field {...{ name, label, id, optional, help, error, className, aside }}>
      {(wiring) => {
        const control = (
          <input
            type="text"
            className={classNames("in", digits && "num", narrow && !unit && "in-narrow", error && "bad")}
            inputMode={digits ? "numeric" : undefined}
            {...input}
            {...wiring}
          />
        );
        return unit ? (
          <div className={classNames("in-unit", narrow && "in-narrow")}>
            {control}
            <span>{unit}</span>
          </div>
        ) : (
          control
        );
      }}
    </Field>
  );
}

/** A day, typed as dd/mm/yyyy, as it is written on paper; the server reads it and names what is wrong. */
export function DateInput({ placeholder = "ngày/tháng/năm", ...props }: FieldProps & InputAttributes) {
  return <TextInput narrow {...props} placeholder={placeholder} inputMode="numeric" autoComplete="off" />;
}
