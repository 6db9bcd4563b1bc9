import type { AgencyPage } from "../../lib/people/agency-queries.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { AppLink } from "../ui/link.tsx";
import { DefinitionList } from "../ui/lists.tsx";

/** What a body is in the plan: its part, its names, and the bodies it stands for or is followed by. */
export function AgencyAbout({ agency, keep }: { agency: AgencyPage; keep: KeepReading }) {
  const { officialName, aliases, standingBody, successor, members } = agency;
  const facts = [
    officialName && { term: "Tên đầy đủ", value: officialName },
    aliases.length > 0 && { term: "Cách gọi khác", value: aliases.join("; ") },
    standingBody && { term: "Cơ quan thường trực", value: <AgencyLink agency={standingBody} keep={keep} /> },
    successor && { term: "Đơn vị kế thừa", value: <AgencyLink agency={successor} keep={keep} /> },
  ].filter((fact) => typeof fact === "object" && fact !== null);
  return (
    <div className="form-stack">
      {agency.role && <p>{agency.role}</p>}
      {facts.length > 0 && <DefinitionList items={facts} />}
      {agency.note && <p className="meta">{agency.note}</p>}
      {members.length > 0 && (
        <div>
          <h3>Gồm {members.length} đơn vị</h3>
          <ul className="mt-2">
            {members.map((member) => (
              <li key={member.code}>
                <AgencyLink agency={member} keep={keep} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function AgencyLink({ agency, keep }: { agency: { code: string; name: string }; keep: KeepReading }) {
  return <AppLink href={keep(`/agencies/${agency.code}`)}>{agency.name}</AppLink>;
}
