import { formatMonth } from "../../lib/calendar/format.ts";
import { type Board, kindsOf } from "../../lib/progress/board.ts";
import { dueOf, isNarrowed, type TaskFilter } from "../../lib/progress/filter.ts";
import { FilterForm } from "../ui/filter-form.tsx";
import { Icon } from "../ui/icon.tsx";
import { FilterSelect, type Option } from "../ui/select.tsx";
import { ScopeSelects } from "./scope-selects.tsx";
import { STATUS_LOOK, STATUS_ORDER } from "./status-look.ts";

/** Search and filters over the table: an ordinary form that puts its answers in the address. */
export function TaskFilters({
  board,
  filter,
  asOf,
  clearHref,
}: {
  board: Board;
  filter: TaskFilter;
  asOf: string | null;
  clearHref: string;
}) {
  return (
    <FilterForm
      label="Lọc nhiệm vụ"
      list="/tasks"
      kept={{
        asOf,
        bucket: filter.bucket,
        view: filter.view,
        dueBy: filter.dueBy,
        doneBy: filter.doneBy,
        sort: filter.sort === "number" ? null : filter.sort,
        dir: filter.descending ? "desc" : null,
      }}
      narrowed={isNarrowed(filter)}
      clearHref={clearHref}
      search={
        <div className="in-wrap filter-search">
          <Icon name="search" />
          <input
            className="in in-sm"
            id="q"
            name="q"
            type="search"
            defaultValue={filter.q}
            aria-label="Tìm trong bảng"
            placeholder="Tìm nhiệm vụ, kết quả, STT"
            data-key="/"
          />
        </div>
      }
    >
      <FilterSelect
        name="agency"
        label="Cơ quan"
        empty={`Cơ quan: tất cả`}
        defaultValue={filter.agency ?? ""}
        options={agencyOptions(board)}
      />
      <ScopeSelects filter={filter} kinds={kindsOf(board)} />
      <FilterSelect
        name="role"
        label="Vai trò"
        empty="Vai trò: tất cả"
        defaultValue={filter.role ?? ""}
        options={[
          { value: "LEAD", label: "Chủ trì" },
          { value: "COORDINATOR", label: "Phối hợp" },
        ]}
      />
      <FilterSelect
        name="due"
        label="Thời hạn"
        empty="Thời hạn: tất cả"
        defaultValue={filter.due ?? ""}
        options={dueOptions(board, filter)}
      />
      <FilterSelect
        name="timeliness"
        label="Tình trạng"
        empty="Tình trạng: tất cả"
        defaultValue={filter.timeliness ?? ""}
        options={STATUS_ORDER.map((value) => ({ value, label: STATUS_LOOK[value].word }))}
      />
      <FilterSelect
        name="basis"
        label="Tính quá hạn theo"
        defaultValue={filter.basis}
        options={[
          { value: "current", label: "Tính theo hạn hiện hành" },
          { value: "original", label: "Tính theo hạn gốc" },
        ]}
      />
    </FilterForm>
  );
}

function agencyOptions(board: Board): Option[] {
  const names = new Map(
    board.tasks.flatMap((task) => task.assignments.map((a) => [a.agencyCode, a.agencyName] as const)),
  );
  return [...names].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label, "vi"));
}

function dueOptions(board: Board, filter: TaskFilter): Option[] {
  const months = new Set(board.tasks.flatMap((task) => dueOf(task, filter.basis)?.toPlainYearMonth().toString() ?? []));
  return [
    ...[...months]
      .sort()
      .map((month) => ({ value: month, label: `Hạn ${formatMonth(Temporal.PlainYearMonth.from(month))}` })),
    { value: "none", label: "Không có hạn cố định" },
  ];
}
