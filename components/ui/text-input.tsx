import type { InputHTMLAttributes, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Field, type FieldProps } from "./field.tsx";

type InputAttributes = Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "name" | "className">;

/** One line of text. `unit` stands in a box after it ("%"); `digits` sets figures in columns, right-aligned. */
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
  aside,
  ...input
}: FieldProps & InputAttributes & { unit?: string; digits?: boolean; aside?: ReactNode }) {
  return (
    <Field {...{ name, label, id, optional, help, error, className, aside }}>
      {(wiring) => {
        const control = (
          <input
            type="text"
            className={classNames("in", digits && "num", error && "bad")}
            inputMode={digits ? "numeric" : undefined}
            {...input}
            {...wiring}
          />
        );
        return unit ? (
          <div className="in-unit">
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
  return (
    <TextInput
      {...props}
      placeholder={placeholder}
      inputMode="numeric"
      autoComplete="off"
      className={classNames("date-in", props.className)}
    />
  );
}
