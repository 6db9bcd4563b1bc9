"use client";

import { type ReactNode, useState, useSyncExternalStore } from "react";
import { classNames } from "../ui/class-names.ts";
import { Field, type FieldProps } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";

const nothingChanges = () => () => {};

/** A password, with a button that shows it: offered only where a script can press it. */
export function PasswordInput({
  aside,
  autoComplete,
  ...field
}: FieldProps & { aside?: ReactNode; autoComplete: string }) {
  const [shown, setShown] = useState(false);
  const scripted = useSyncExternalStore(
    nothingChanges,
    () => true,
    () => false,
  );
  return (
    <Field {...field} aside={aside}>
      {(wiring) => (
        <div className="with-toggle">
          <input
            type={shown ? "text" : "password"}
            className={classNames("in", field.error && "bad")}
            autoComplete={autoComplete}
            autoCapitalize="none"
            spellCheck={false}
            {...wiring}
          />
          {scripted && (
            <button
              type="button"
              className="btn btn-quiet btn-sm"
              aria-pressed={shown}
              onClick={() => setShown(!shown)}
            >
              <Icon name="eye" />
              {shown ? "Ẩn" : "Hiện"}
              <span className="sr"> {field.label}</span>
            </button>
          )}
        </div>
      )}
    </Field>
  );
}
