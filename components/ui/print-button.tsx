"use client";

import { Button } from "./button.tsx";

/** Prints the page. Without JavaScript the browser's own command does the same; the sheet is in the style. */
export function PrintButton({ label = "In" }: { label?: string }) {
  return (
    <Button icon="print" className="no-print" onClick={() => window.print()}>
      {label}
    </Button>
  );
}
