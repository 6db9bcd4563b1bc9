import type { ObligationFilter } from "../../lib/obligations/filter.ts";
import { STANDING_WORDS } from "../../lib/obligations/words.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { FilterForm } from "../ui/filter-form.tsx";
import { FilterSelect } from "../ui/select.tsx";
import type { ObligationColumn } from "./obligation-summary.tsx";

/** What narrows the grid of obligations. */
export function ObligationFilters({
  columns,
  filter,
  keep,
}: {
  /** All obligations, not only those on show. */
  columns: readonly ObligationColumn[];
  filter: ObligationFilter;
  keep: KeepReading;
}) {
  const all = keep("/obligations");
  return (
    <FilterForm
      label="Lọc trách nhiệm"
      list={all}
      narrowed={filter.ref !== null || filter.standing !== null}
      clearHref={all}
    >
      <FilterSelect
        name="obligation"
        label="Nội dung"
        empty="Nội dung: tất cả"
        defaultValue={filter.ref ?? ""}
        options={columns.map(({ ref, parts }) => ({
          value: ref,
          label: `${parts[0]?.phrase}, ${parts[0]?.dueText}`,
        }))}
      />
      <FilterSelect
        name="standing"
        label="Tình trạng"
        empty="Tình trạng: tất cả"
        defaultValue={filter.standing ?? ""}
        options={Object.entries(STANDING_WORDS).map(([value, label]) => ({ value, label }))}
      />
    </FilterForm>
  );
}
