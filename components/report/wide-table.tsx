import type { ReactNode } from "react";
import { Table } from "../ui/table.tsx";

/** A table that scrolls by itself where the screen is narrower than it, by keyboard too. */
export function WideTable({ caption, children }: { caption: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="grid-scroll" aria-label={caption} tabIndex={0}>
      <Table caption={caption} compact>
        {children}
      </Table>
    </section>
  );
}
