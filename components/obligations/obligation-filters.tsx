import type { ObligationFilter } from "../../lib/obligations/filter.ts";
import { STANDING_WORDS } from "../../lib/obligations/words.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { FilterSelect } from "../ui/select.tsx";
import type { ObligationColumn } from "./obligation-summary.tsx";

/** An ordinary form that puts its answers in the address. */
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
    <search>
      <form className="filters" action="/obligations" aria-label="Lọc trách nhiệm">
        {[...new URLSearchParams(all.split("?")[1])].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="checkbox" id="loc" className="filter-toggle sr only-sm" />
        <label htmlFor="loc" className="btn btn-sm only-sm">
          <Icon name="filter" />
          Bộ lọc
        </label>
        <div className="filter-more">
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
          <Button type="submit" small icon="filter">
            Lọc
          </Button>
        </div>
        {(filter.ref || filter.standing) && (
          <ButtonLink small variant="quiet" href={all}>
            Xóa bộ lọc
          </ButtonLink>
        )}
      </form>
    </search>
  );
}
