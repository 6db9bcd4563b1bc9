"use client";

import { useSearchParams } from "next/navigation";
import type { ReactNode } from "react";

/**
 * What is true of today alone, such as how much waits: left out while an earlier day is read. A client component, because a
 * layout is not drawn again when the page changes; on the server the address is known as well.
 * @param written the day, in the ways an address may have it
 */
export function TodayOnly({ written, children }: { written: readonly string[]; children: ReactNode }) {
  const asOf = useSearchParams().get("asOf")?.trim();
  return !asOf || written.includes(asOf) ? children : null;
}
