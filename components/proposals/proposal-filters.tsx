import type { ProposalFilter } from "../../lib/proposals/filter.ts";
import type { ProposalRow } from "../../lib/proposals/queries.ts";
import { STATE_WORDS } from "../../lib/proposals/words.ts";
import { FilterForm } from "../ui/filter-form.tsx";
import { FilterSelect } from "../ui/select.tsx";

/** What narrows the list of proposals. */
export function ProposalFilters({
  rows,
  filter,
  own,
  clearHref,
}: {
  /** All proposals, not only those on show. */
  rows: readonly ProposalRow[];
  filter: ProposalFilter;
  /** An agency sees its own only. */
  own: boolean;
  /** The list without a filter; what else stands in its address stays there. */
  clearHref: string;
}) {
  const agencies = new Map(rows.map(({ agencyCode, agencyName }) => [agencyCode, agencyName]));
  const tasks = new Map(
    rows.flatMap(({ taskNumber, taskTitle }) => (taskNumber === null ? [] : [[taskNumber, taskTitle ?? ""] as const])),
  );
  return (
    <FilterForm
      label="Lọc đề xuất"
      list={clearHref}
      narrowed={filter.state !== null || filter.agency !== null || filter.task !== null}
      clearHref={clearHref}
    >
      <FilterSelect
        name="state"
        label="Tình trạng"
        empty="Tình trạng: tất cả"
        defaultValue={filter.state ?? ""}
        options={Object.entries(STATE_WORDS).map(([value, label]) => ({ value, label }))}
      />
      {!own && (
        <FilterSelect
          name="agency"
          label="Đơn vị đề xuất"
          empty="Đơn vị: tất cả"
          defaultValue={filter.agency ?? ""}
          options={[...agencies].map(([value, label]) => ({ value, label }))}
        />
      )}
      <FilterSelect
        name="task"
        label="Nhiệm vụ"
        empty="Nhiệm vụ: tất cả"
        defaultValue={filter.task === null ? "" : String(filter.task)}
        options={[...tasks]
          .sort(([a], [b]) => a - b)
          .map(([number, title]) => ({ value: String(number), label: `${number}. ${title}` }))}
      />
    </FilterForm>
  );
}
