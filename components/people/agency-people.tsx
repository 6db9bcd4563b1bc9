import type { Person } from "../../lib/people/agency-queries.ts";
import { ROLE_WORDS } from "../../lib/people/words.ts";
import { EmptyState } from "../ui/notice.tsx";

/** Whom to call: name, title, work e-mail and telephone. */
export function AgencyPeople({ people }: { people: readonly Person[] }) {
  if (people.length === 0) {
    return (
      <div className="panel-body">
        <EmptyState icon="people" title="Chưa có tài khoản">
          Đề nghị báo quản trị hệ thống tạo tài khoản cho cán bộ đầu mối.
        </EmptyState>
      </div>
    );
  }
  return (
    <ul className="rows rows-tight">
      {people.map((person) => (
        <li key={`${person.name} ${person.email}`}>
          <b>{person.name}</b>
          <div className="meta">{person.title ?? ROLE_WORDS[person.role]}</div>
          {person.email && (
            <div className="meta">
              <a href={`mailto:${person.email}`}>{person.email}</a>
            </div>
          )}
          {person.phone && (
            <div className="meta">
              <a href={`tel:${person.phone.replace(/[^\d+]/g, "")}`}>{person.phone}</a>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
