type Shown = {
  asOf: string | null;
  agency: string | null;
  view: "all" | "words" | "deadlines";
  /** Every body in a row of its own. */
  rows: boolean;
  /** The whole history. */
  history: boolean;
};

/** Addresses of a task's page: what is on show, with a change. */
export function taskAddress(number: number, shown: Shown): (change: Partial<Shown>) => string {
  return (change) => {
    const wanted = { ...shown, ...change };
    const params = new URLSearchParams();
    if (wanted.asOf) params.set("asOf", wanted.asOf);
    if (wanted.agency) params.set("agency", wanted.agency);
    if (wanted.view !== "all") params.set("view", wanted.view);
    if (wanted.rows) params.set("rows", "all");
    if (wanted.history) params.set("history", "all");
    return params.size > 0 ? `/tasks/${number}?${params}` : `/tasks/${number}`;
  };
}

/** The STT in an address; null where it cannot be one. */
export function taskNumberOf(text: string): number | null {
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null;
}
