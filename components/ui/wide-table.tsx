import type { ReactNode } from "react";
import { Table } from "./table.tsx";

/** A table that scrolls by itself where the screen is narrower than it, by keyboard too. */
export function WideTable({
  caption,
  cards,
  children,
}: {
  caption: string;
  /** Rows become cards on a phone; then lines may be broken, too. */
  cards?: boolean;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="grid-scroll" aria-label={caption} tabIndex={0}>
      <Table caption={caption} cards={cards} compact={!cards}>
        {children}
      </Table>
    </section>
  );
}
