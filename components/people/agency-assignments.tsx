import type { AgencyAssignment } from "../../lib/people/agency-queries.ts";
import { NumberTag, RoleTag } from "../ui/chip.tsx";
import { AppLink } from "../ui/link.tsx";
import { EmptyState } from "../ui/notice.tsx";

/** What Appendix II gives a body to do. */
export function AgencyAssignments({ assignments }: { assignments: readonly AgencyAssignment[] }) {
  if (assignments.length === 0) {
    return (
      <div className="panel-body">
        <EmptyState icon="list" title="Phụ lục II không giao nhiệm vụ cho đơn vị này" />
      </div>
    );
  }
  return (
    <ul className="rows rows-tight">
      {assignments.map(({ assignmentId, number, shortTitle, deadlineText, role, isPrincipal }) => (
        <li key={assignmentId} className="flex items-baseline gap-3">
          <NumberTag number={number} label="Nhiệm vụ" />
          <span className="grow">
            <AppLink className="ttl" href={`/tasks/${number}`}>
              {shortTitle}
            </AppLink>
            <span className="meta"> · {deadlineText}</span>
          </span>
          <RoleTag lead={role === "LEAD"}>
            {role === "LEAD" ? (isPrincipal ? "Chủ trì, đầu mối" : "Chủ trì") : "Phối hợp"}
          </RoleTag>
        </li>
      ))}
    </ul>
  );
}
