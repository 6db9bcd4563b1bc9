import { type AsOf, readAsOf } from "../calendar/as-of.ts";
import type { DeadlineBasis } from "./rules.ts";

/** How a page is read: as of which day, and by which of the two deadlines. Both stand in its address. */
export type PageReading = { asOf: AsOf; basis: DeadlineBasis };

/** An address of the product, read in the same way as the page that links to it. */
export type KeepReading = (href: string) => string;

type Params = Record<string, string | string[] | undefined>;

const BASIS = "basis";

/** Reads `?asOf=2023-06-30&basis=original`; what it does not know leaves the page at today and the deadline in force. */
export function readPageReading(params: Params, today: Temporal.PlainDate, planYear: number): PageReading {
  return { asOf: readAsOf(params["asOf"], today, planYear), basis: readBasis(params[BASIS]) };
}

/** Which deadline an address asks for; the one in force unless it says otherwise. */
export function readBasis(value: string | string[] | undefined): DeadlineBasis {
  return (Array.isArray(value) ? value[0] : value)?.trim() === "original" ? "original" : "current";
}

/**
 * What a page puts round its links, so that whoever reads an earlier day, or by the plan's own deadlines, goes on reading so.
 * Today and the deadline in force leave no trace in an address.
 */
export function keepReading({ asOf, basis }: PageReading): KeepReading {
  return (href) =>
    withParams(href, {
      asOf: asOf.past ? asOf.date.toString() : null,
      [BASIS]: basis === "original" ? basis : null,
    });
}

/** The same page read as of today; the reading of deadlines stays. */
export function todayHref(here: string, { basis }: Pick<PageReading, "basis">): string {
  return withParams(here, { asOf: null, [BASIS]: basis === "original" ? basis : null });
}

/** An address with some parameters set, or taken out (null); its other parameters and its place on the page stay. */
export function withParams(href: string, changes: Readonly<Record<string, string | null>>): string {
  const [address = "", place] = href.split("#");
  const [path = "", query = ""] = address.split("?");
  const params = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  return `${path}${params.size > 0 ? `?${params}` : ""}${place === undefined ? "" : `#${place}`}`;
}
