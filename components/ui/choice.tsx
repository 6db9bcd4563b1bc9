import { classNames } from "./class-names.ts";
import { FieldError, type FieldProps, OptionalMark, wire } from "./field.tsx";
import type { Option } from "./select.tsx";

/** Two to four answers side by side: radio buttons in one frame, the chosen one tinted. */
export function Choice({
  name,
  label,
  id = name,
  optional,
  help,
  error,
  className,
  options,
  defaultValue,
  hideLabel,
}: FieldProps & {
  options: readonly Option[];
  defaultValue?: string;
  /** The label is read out but not shown: something beside the choice already says it. */
  hideLabel?: boolean;
}) {
  const { "aria-describedby": describedBy, "aria-invalid": invalid } = wire({ name, id, help, error });
  return (
    <div className={classNames("field", className)}>
      <span className={hideLabel ? "sr" : "lbl"} id={`${id}-label`}>
        {label} {optional && <OptionalMark />}
      </span>
      <div>
        <div
          className={classNames("choice", error && "bad")}
          role="radiogroup"
          aria-labelledby={`${id}-label`}
          aria-describedby={describedBy}
          aria-invalid={invalid}
        >
          {options.map((option, index) => (
            <label key={option.value}>
              <input
                type="radio"
                id={index === 0 ? id : undefined}
                name={name}
                value={option.value}
                defaultChecked={option.value === defaultValue}
              />
              {option.label}
            </label>
          ))}
        </div>
      </div>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {help && (
        <span className="help" id={`${id}-help`}>
          {help}
        </span>
      )}
    </div>
  );
}
