import type { ParsedDeadline } from "../../lib/calendar/deadline.ts";

/** A parsed deadline on one line: "before 2023-03-15", "standing from 2023-01-01", "every MONTH | note: trước ngày 15". */
export function said(parsed: ParsedDeadline): string {
  const { condition, note } = parsed;
  return [
    headOf(parsed),
    ...(condition === undefined ? [] : [`if: ${condition}`]),
    ...(note === undefined ? [] : [`note: ${note}`]),
  ].join(" | ");
}

function headOf({ kind, startOn, dueOn, exclusive, every }: ParsedDeadline): string {
  const from = startOn ? ` from ${startOn}` : "";
  const due = `${exclusive ? "before " : ""}${dueOn}`;
  switch (kind) {
    case "BY_DATE":
      return startOn ? `${startOn} to ${due}` : due;
    case "ONGOING":
      return `standing${from}`;
    case "PERIODIC":
      return `every ${every ?? "?"}${from}`;
    case "CONDITIONAL":
      return "awaited";
    case "UNKNOWN":
      return "unknown";
  }
}
