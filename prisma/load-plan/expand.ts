import type { PlanAgency, PlanTask } from "../../lib/plans/schema.ts";
import type { AssignmentRole, PhraseReading } from "../../lib/platform/prisma/enums.ts";

/** One name of the agency cell and how it was read. `position` counts from 1 through the whole cell. */
export type ExpandedPhrase = {
  agency: string;
  role: AssignmentRole;
  position: number;
  reading: PhraseReading;
  /** What the secretariat should know about the reading; null where the cell names a body. */
  note: string | null;
};

/** One body's assignment. It remembers every phrase of the cell that means this body. */
export type ExpandedAssignment = {
  agency: string;
  role: AssignmentRole;
  isPrincipal: boolean;
  position: number;
  phrases: { agency: string; role: AssignmentRole }[];
};

export type Directory = ReadonlyMap<string, PlanAgency>;

type Bodies = { bodies: string[]; unnamed: string[] };

/**
 * The bodies that a name of the document stands for (PRODUCT, "assignment"): a working group answers through its
 * standing body, a group phrase through its members, members that are groups through theirs. What nobody has listed is
 * given back in `unnamed`: it stays a phrase until the secretariat names bodies.
 */
export function bodiesOf(code: string, directory: Directory): Bodies {
  const agency = known(code, directory);
  if (agency.standingBody) return bodiesOf(agency.standingBody, directory);
  if (agency.members) {
    const parts = agency.members.map((member) => bodiesOf(member.code, directory));
    return {
      bodies: [...new Set(parts.flatMap((part) => part.bodies))],
      unnamed: [...new Set(parts.flatMap((part) => part.unnamed))],
    };
  }
  return agency.isGroup ? { bodies: [], unnamed: [code] } : { bodies: [code], unnamed: [] };
}

/**
 * Turns one agency cell of Appendix II into phrases and assignments, both in the document's order. A body that several
 * phrases mean has one assignment; leading wins over coordinating (unique (task, agency) in the database).
 */
export function expandTask(
  task: Pick<PlanTask, "leads" | "coordinators">,
  directory: Directory,
): { phrases: ExpandedPhrase[]; assignments: ExpandedAssignment[] } {
  const names = [
    ...task.leads.map((agency) => ({ agency, role: "LEAD" as const })),
    ...task.coordinators.map((agency) => ({ agency, role: "COORDINATOR" as const })),
  ];
  const phrases = names.map((name, index) => ({ ...name, position: index + 1, ...readPhrase(name.agency, directory) }));
  const principal = principalOf(task.leads[0], directory);

  const assignments = new Map<string, ExpandedAssignment>();
  for (const { agency: phrase, role } of names) {
    for (const agency of bodiesOf(phrase, directory).bodies) {
      const known = assignments.get(agency);
      if (known) known.phrases.push({ agency: phrase, role });
      else {
        const position = assignments.size + 1;
        const isPrincipal = role === "LEAD" && agency === principal;
        assignments.set(agency, { agency, role, isPrincipal, position, phrases: [{ agency: phrase, role }] });
      }
    }
  }
  return { phrases, assignments: [...assignments.values()] };
}

/**
 * The principal lead (đầu mối): the first named, where that is one body or a working group that answers through one. A
 * cell that begins with a phrase for many bodies has none: the task is carried out in common (thực hiện chung).
 */
function principalOf(first: string | undefined, directory: Directory): string | null {
  if (!first) return null;
  const { reading } = readPhrase(first, directory);
  const { bodies } = bodiesOf(first, directory);
  const answersForItself = reading === "NAMED" || reading === "STANDING_BODY";
  return answersForItself && bodies.length === 1 ? (bodies[0] ?? null) : null;
}

function readPhrase(code: string, directory: Directory): { reading: PhraseReading; note: string | null } {
  const agency = known(code, directory);
  const { bodies, unnamed } = bodiesOf(code, directory);
  const stillOpen = unnamed.map((group) => `“${known(group, directory).name}” chưa rõ gồm cơ quan nào.`).join(" ");
  if (bodies.length === 0) {
    const why = agency.membersNote ?? "Văn bản không nêu gồm cơ quan nào.";
    return { reading: "OPEN", note: `${why} Chưa phân công cho đến khi cơ quan thường trực nêu tên đơn vị.` };
  }
  if (agency.standingBody) {
    const through = `Trả lời qua ${known(agency.standingBody, directory).name}.`;
    return { reading: "STANDING_BODY", note: join(agency.membersNote ?? through, stillOpen) };
  }
  if (!agency.members) return { reading: "NAMED", note: null };
  if (agency.members.some((member) => member.basis === "suggested")) {
    const why = agency.membersNote ?? "Thành viên là gợi ý, văn bản không nêu.";
    return { reading: "SUGGESTED", note: join(why, stillOpen, "Đề nghị cơ quan thường trực rà soát.") };
  }
  return { reading: "MEMBERS", note: join(agency.membersNote ?? "", stillOpen) || null };
}

function join(...sentences: string[]): string {
  return sentences.filter((sentence) => sentence !== "").join(" ");
}

function known(code: string, directory: Directory): PlanAgency {
  const agency = directory.get(code);
  if (!agency) throw new Error(`Không có cơ quan “${code}” trong agencies.json.`);
  return agency;
}
