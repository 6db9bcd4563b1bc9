import { type BellChoices, type BellFilter, bellHref, isBellNarrowed } from "../../lib/oversight/bell-filter.ts";
import { ALERT_KINDS, KIND_WORDS, URGENCIES, URGENCY_WORDS } from "../../lib/oversight/words.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { FilterForm } from "../ui/filter-form.tsx";
import { FilterSelect, type Option } from "../ui/select.tsx";

/** Filters over the bell, each answer with what it would leave: an ordinary form that puts its answers in the address. */
export function BellFilters({
  filter,
  choices,
  keep,
}: {
  filter: BellFilter;
  choices: BellChoices;
  keep: KeepReading;
}) {
  const cleared = keep(
    bellHref({ ...filter, kind: null, urgency: null, agency: null, task: null, mark: null, after: null }),
  );
  return (
    <FilterForm
      label="Lọc thông báo"
      list={keep("/alerts")}
      kept={{ view: filter.view === "open" ? null : filter.view }}
      narrowed={isBellNarrowed(filter)}
      clearHref={cleared}
    >
      <FilterSelect
        name="urgency"
        label="Mức khẩn"
        empty="Mức khẩn: tất cả"
        defaultValue={filter.urgency ?? ""}
        options={offered(URGENCIES, filter.urgency, (value) => choices.urgencies[value], URGENCY_WORDS)}
      />
      <FilterSelect
        name="kind"
        label="Loại thông báo"
        empty="Loại: tất cả"
        defaultValue={filter.kind ?? ""}
        options={offered(ALERT_KINDS, filter.kind, (value) => choices.kinds.get(value) ?? 0, KIND_WORDS)}
      />
      <TaskSelect filter={filter} choices={choices} />
      <AgencySelect filter={filter} choices={choices} />
      <FilterSelect
        name="mark"
        label="Trạng thái"
        empty="Trạng thái: tất cả"
        defaultValue={filter.mark ?? ""}
        options={[
          { value: "unread", label: `Chưa đọc (${choices.unread})` },
          { value: "unacknowledged", label: `Chưa xác nhận (${choices.unacknowledged})` },
        ]}
      />
      <FilterSelect
        name="sort"
        label="Sắp xếp"
        defaultValue={filter.sort}
        options={[
          { value: "urgency", label: "Xếp theo mức khẩn" },
          { value: "newest", label: "Mới nhất trước" },
          { value: "due", label: "Hạn gần nhất trước" },
        ]}
      />
    </FilterForm>
  );
}

/** Values that would leave something, and the chosen one even if it does not. */
function offered<Value extends string>(
  values: readonly Value[],
  chosen: Value | null,
  countOf: (value: Value) => number,
  words: Readonly<Record<Value, string>>,
): Option[] {
  return values
    .filter((value) => countOf(value) > 0 || value === chosen)
    .map((value) => ({ value, label: `${words[value]} (${countOf(value)})` }));
}

function TaskSelect({ filter: { task }, choices: { tasks } }: { filter: BellFilter; choices: BellChoices }) {
  const options = tasks.map(({ value, label, count }) => ({ value: String(value), label: `${label} (${count})` }));
  const missing = task !== null && !tasks.some(({ value }) => value === task);
  if (missing) options.unshift({ value: String(task), label: `Nhiệm vụ ${task} (0)` });
  if (options.length < 2 && task === null) return null;
  return (
    <FilterSelect
      name="task"
      label="Nhiệm vụ"
      empty="Nhiệm vụ: tất cả"
      defaultValue={task === null ? "" : String(task)}
      options={options}
    />
  );
}

/** Only for those who see several: an officer's alerts are all about one agency. */
function AgencySelect({ filter: { agency }, choices: { agencies } }: { filter: BellFilter; choices: BellChoices }) {
  if (agencies.length < 2 && agency === null) return null;
  const options = agencies.map(({ value, label, count }) => ({ value, label: `${label} (${count})` }));
  if (agency !== null && !agencies.some(({ value }) => value === agency)) {
    options.unshift({ value: agency, label: `${agency} (0)` });
  }
  return (
    <FilterSelect name="agency" label="Đơn vị" empty="Đơn vị: tất cả" defaultValue={agency ?? ""} options={options} />
  );
}
