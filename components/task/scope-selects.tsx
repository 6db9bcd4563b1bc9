import { AGENCY_KIND_WORDS } from "../../lib/people/words.ts";
import type { AgencyKind } from "../../lib/platform/prisma/enums.ts";
import { TASK_GROUPS, type TaskFilter } from "../../lib/progress/filter.ts";
import { TASK_GROUP_WORDS } from "../../lib/progress/filter-words.ts";
import { FilterSelect } from "../ui/select.tsx";

/** Narrow a list of tasks, or the charts of them, to a kind of agency and a group of tasks. */
export function ScopeSelects({
  filter: { kind, group },
  kinds,
}: {
  filter: Pick<TaskFilter, "kind" | "group">;
  /** The kinds of agencies that carry out some task. */
  kinds: readonly AgencyKind[];
}) {
  return (
    <>
      <FilterSelect
        name="kind"
        label="Loại đơn vị"
        empty="Mọi loại đơn vị"
        defaultValue={kind ?? ""}
        options={kinds.map((value) => ({ value, label: AGENCY_KIND_WORDS[value] }))}
      />
      <FilterSelect
        name="group"
        label="Nhóm nhiệm vụ"
        empty="Mọi nhóm"
        defaultValue={group ?? ""}
        options={TASK_GROUPS.map((value) => ({ value, label: TASK_GROUP_WORDS[value] }))}
      />
    </>
  );
}
