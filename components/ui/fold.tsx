import type { ReactNode } from "react";

/** What is seldom needed, behind its summary. `open` for a form that was refused: its messages must be seen. */
export function Fold({ summary, open, children }: { summary: string; open: boolean; children: ReactNode }) {
  return (
    <details open={open}>
      <summary>{summary}</summary>
      <div className="mt-3">{children}</div>
    </details>
  );
}
