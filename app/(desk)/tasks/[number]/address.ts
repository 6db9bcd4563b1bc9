import type { RowsView } from "../../../../components/task/parts-panel.tsx";
import { keepReading, type PageReading } from "../../../../lib/progress/page-reading.ts";

type Shown = {
  reading: PageReading;
  agency: string | null;
  view: "all" | "words" | "deadlines";
  /** How the bodies are laid out, and which of them are shown. */
  rows: RowsView;
  pick: string | null;
  role: "COORDINATOR" | null;
  /** The whole history. */
  history: boolean;
};

/** Addresses of a task's page: what is on show, with a change. */
export function taskAddress(number: number, shown: Shown): (change: Partial<Shown>) => string {
  return (change) => {
    const wanted = { ...shown, ...change };
    const params = new URLSearchParams();
    if (wanted.agency) params.set("agency", wanted.agency);
    if (wanted.view !== "all") params.set("view", wanted.view);
    if (wanted.rows !== "groups") params.set("rows", wanted.rows);
    if (wanted.rows === "missing" && wanted.pick) params.set("pick", wanted.pick);
    if (wanted.rows === "missing" && wanted.role) params.set("role", wanted.role);
    if (wanted.history) params.set("history", "all");
    return keepReading(wanted.reading)(params.size > 0 ? `/tasks/${number}?${params}` : `/tasks/${number}`);
  };
}

/** The STT in an address; null where it cannot be one. */
export function taskNumberOf(text: string): number | null {
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null;
}
