import type { ReactNode } from "react";

/** A keyboard shortcut and what it does: [J] [K] dòng. */
export function KeyHint({ keys, children }: { keys: readonly string[]; children?: ReactNode }) {
  return (
    <span className="nb">
      {keys.map((key, index) => (
        <span key={key}>
          {index > 0 && " "}
          <kbd>{key}</kbd>
        </span>
      ))}
      {children && <> {children}</>}
    </span>
  );
}
