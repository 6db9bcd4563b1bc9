import { formatDate } from "../../lib/calendar/format.ts";
import type { CompareDay } from "../../lib/metrics/compare.ts";
import type { AgencyKind } from "../../lib/platform/prisma/enums.ts";
import type { TaskFilter } from "../../lib/progress/filter.ts";
import { ScopeSelects } from "../task/scope-selects.tsx";
import { FilterForm } from "../ui/filter-form.tsx";
import { FilterSelect } from "../ui/select.tsx";

/** What the charts are narrowed to, and the day they are compared with: an ordinary form that puts its answers in the address. */
export function ChartsFilters({
  filter,
  kinds,
  compare,
  kept,
  clearHref,
}: {
  filter: Pick<TaskFilter, "kind" | "group" | "role">;
  /** The kinds of agencies that carry out some task of the plan. */
  kinds: readonly AgencyKind[];
  compare: CompareDay;
  kept: Readonly<Record<string, string | null>>;
  clearHref: string;
}) {
  return (
    <FilterForm
      label="Lọc biểu đồ"
      list="/charts"
      kept={kept}
      narrowed={Boolean(filter.kind || filter.group || filter.role)}
      clearHref={clearHref}
    >
      <ScopeSelects filter={filter} kinds={kinds} />
      <FilterSelect
        name="role"
        label="Vai trò"
        empty="Mọi vai trò"
        defaultValue={filter.role === "LEAD" ? "LEAD" : ""}
        options={[{ value: "LEAD", label: "Chỉ chủ trì" }]}
      />
      <label className="compare-day">
        <span>So với</span>
        <input
          className="in in-sm"
          name="compare"
          defaultValue={compare.refused ?? (compare.date ? formatDate(compare.date) : "")}
          placeholder="ngày/tháng/năm"
          inputMode="numeric"
          autoComplete="off"
          aria-invalid={compare.refused !== null ? true : undefined}
          aria-describedby={compare.refused !== null ? "compare-error" : undefined}
        />
      </label>
      {compare.refused !== null && (
        <p className="err" id="compare-error">
          Ngày so sánh phải có thật, trong năm kế hoạch và trước ngày xem số liệu.
        </p>
      )}
    </FilterForm>
  );
}
