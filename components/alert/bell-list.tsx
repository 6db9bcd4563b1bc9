import type { BellChoices, BellFilter } from "../../lib/oversight/bell-filter.ts";
import { bellHref } from "../../lib/oversight/bell-filter.ts";
import type { BellRow, Receipt } from "../../lib/oversight/bell-queries.ts";
import { sectionsOf } from "../../lib/oversight/bell-rules.ts";
import { URGENCY_WORDS } from "../../lib/oversight/words.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { StatusWord } from "../ui/chip.tsx";
import { URGENCY_LOOK } from "./alert-look.ts";
import { type BellActions, BellEntryRow, BellFoldedRow } from "./bell-row.tsx";

type ListProps = {
  rows: readonly BellRow[];
  filter: BellFilter;
  choices: BellChoices;
  receipts: readonly Receipt[];
  /** Null where an earlier day is read: then nothing is acknowledged or muted. */
  actions: BellActions | null;
  keep: KeepReading;
};

/** One's own bell: under headings by urgency, or in one run where another order was asked for. */
export function BellList({ rows, filter, choices, receipts, actions, keep }: ListProps) {
  if (filter.sort !== "urgency")
    return <Rows {...{ rows, filter, receipts, actions, keep }} label="Danh sách thông báo" />;
  return sectionsOf(rows).map(({ urgency, rows: own }, index) => (
    <section key={urgency} aria-labelledby={`muc-${urgency}`}>
      <h2 className="inbox-head" id={`muc-${urgency}`}>
        <StatusWord {...URGENCY_LOOK[urgency]}>{URGENCY_WORDS[urgency]}</StatusWord>
        <span className="count">
          {choices.urgencies[urgency]} thông báo{index === 0 && filter.after && " (tiếp)"}
        </span>
      </h2>
      <Rows {...{ filter, receipts, actions, keep }} rows={own} label={URGENCY_WORDS[urgency]} />
    </section>
  ));
}

function Rows({ rows, filter, receipts, actions, keep, label }: Omit<ListProps, "choices"> & { label: string }) {
  return (
    <ul className="rows inbox" aria-label={label}>
      {rows.map((row) => {
        const [entry] = row.entries;
        if (!entry) return null;
        return row.alertIds.length === 1 ? (
          <BellEntryRow
            key={entry.alertId}
            id={`tb-${entry.alertId}`}
            entry={entry}
            receipts={entry.toAgency ? [] : receiptsOf(entry, receipts)}
            actions={actions}
            keep={keep}
          />
        ) : (
          <BellFoldedRow
            key={entry.alertId}
            row={row}
            moreHref={keep(moreHref(row, filter))}
            actions={actions}
            keep={keep}
          />
        );
      })}
    </ul>
  );
}

function receiptsOf(entry: { kind: string; taskNumber: number | null }, receipts: readonly Receipt[]): Receipt[] {
  return receipts.filter(({ kind, taskNumber }) => kind === entry.kind && taskNumber === entry.taskNumber);
}

/** The same alerts one by one, on pages of their own. */
function moreHref({ kind, taskNumbers }: BellRow, filter: BellFilter): string {
  const [task = null] = taskNumbers;
  return bellHref({ ...filter, kind, task: taskNumbers.length === 1 ? task : filter.task, after: null });
}
