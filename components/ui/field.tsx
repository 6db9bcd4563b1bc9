import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

/** What every field can say about itself. The id is the name unless two forms of one page share it. */
export type FieldProps = {
  name: string;
  label: ReactNode;
  id?: string;
  /** Marks the field "(nếu có)"; fields are required unless they say so. */
  optional?: boolean;
  help?: ReactNode;
  /** What to enter instead; comes from the server with the field's name. */
  error?: string;
  className?: string;
};

/** What ties a control to its label, help and error for screen readers. */
export type ControlWiring = {
  id: string;
  name: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

export function wire({
  name,
  id = name,
  help,
  error,
}: Pick<FieldProps, "name" | "id" | "help" | "error">): ControlWiring {
  return {
    id,
    name,
    "aria-describedby": classNames(error && `${id}-error`, help ? `${id}-help` : null),
    "aria-invalid": error ? true : undefined,
  };
}

/** The error of one field: an icon, and words that say what to enter. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="err s-na" id={id}>
      <Icon name="over" />
      {children}
    </p>
  );
}

export function OptionalMark() {
  return <span className="opt">(nếu có)</span>;
}

/** Label on top, the control, then its error and its help. The parts with a label of their own (Choice) use Group. */
export function Field({
  children,
  aside,
  after,
  ...field
}: FieldProps & {
  children: (wiring: ControlWiring) => ReactNode;
  /** Right of the label, on its line. */
  aside?: ReactNode;
  /** Right of the help, on its line: the character count. */
  after?: ReactNode;
}) {
  const { label, optional, help, error, className } = field;
  const wiring = wire(field);
  const title = (
    <label className="lbl" htmlFor={wiring.id}>
      {label} {optional && <OptionalMark />}
    </label>
  );
  return (
    <div className={classNames("field", className)}>
      {aside ? (
        <div className="lbl-row">
          {title}
          {aside}
        </div>
      ) : (
        title
      )}
      {children(wiring)}
      {error && <FieldError id={`${wiring.id}-error`}>{error}</FieldError>}
      {(help || after) && (
        <div className="help-row">
          {help && (
            <span className="help" id={`${wiring.id}-help`}>
              {help}
            </span>
          )}
          {after}
        </div>
      )}
    </div>
  );
}
