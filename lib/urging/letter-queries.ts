import { type EvidenceItem, type EvidenceJson, evidenceItem, filesOf } from "../evidence/queries.ts";
import type { PlanSettings } from "../plans/rules.ts";
import type { Actor } from "../platform/actor.ts";
import { dateOf, endOfDay } from "../platform/clock.ts";
import type { Database, Transaction } from "../platform/database.ts";
import { Prisma } from "../platform/prisma/client.ts";
import type { ExtensionVerdict } from "../platform/prisma/enums.ts";
import {
  COMMITMENT_DEMAND,
  type LetterContent,
  letterDemand,
  letterOpening,
  letterRows,
  letterSubject,
  planName,
} from "./content.ts";
import { may } from "./policy.ts";
import { ITEM_KEY, readOwed } from "./queries.ts";
import { type LetterState, letterState } from "./rules.ts";

/** What an agency answered, and the later days it asked for with it. */
export type AnswerRow = {
  id: number;
  seq: number;
  text: string;
  documentNumber: string | null;
  documentDate: Temporal.PlainDate | null;
  at: Temporal.Instant;
  by: string;
  files: EvidenceItem[];
  requests: {
    taskNumber: number;
    requestedDueOn: Temporal.PlainDate;
    /** Null while it waits. */
    verdict: ExtensionVerdict | null;
  }[];
};

/** The document that went out. */
export type LetterDocument = {
  id: number;
  number: string;
  date: Temporal.PlainDate;
  content: LetterContent;
  /** SHA-256 of the file that went out, in hex. */
  fileSha256: string;
  fileName: string;
  issuedAt: Temporal.Instant;
  issuedBy: string;
  /** Letters that correct its form by the day asked for, oldest first. */
  corrections: { documentId: number; number: string }[];
};

/** The letter to the same agency with the "lần" before. */
export type LetterBefore = { number: string; date: Temporal.PlainDate; ordinal: number };

/** Another issued letter that this one replaces, or that replaces it. */
export type LetterLink = { id: number; documentId: number; number: string; date: Temporal.PlainDate; ordinal: number };

/** A letter of urging with all that came of it by the day asked for. */
export type LetterRow = {
  id: number;
  agencyId: number;
  agencyCode: string;
  agencyName: string;
  agencyFullName: string;
  ordinal: number | null;
  answerBy: Temporal.PlainDate;
  /** Null: as the product words it. */
  opening: string | null;
  demand: string | null;
  asksCommitment: boolean;
  copyToOffice: boolean;
  version: number;
  createdAt: Temporal.Instant;
  createdBy: string;
  /** What it names, by the keys of what is owed. */
  keys: string[];
  document: LetterDocument | null;
  before: LetterBefore | null;
  /** The letter whose place it takes, with its "lần". */
  replaces: LetterLink | null;
  /** Why; null unless it replaces one. */
  replaceReason: string | null;
  /** The letter that took its place by the day asked for. */
  replacedBy: LetterLink | null;
  /** The draft that will, for those who write letters. */
  replacementId: number | null;
  /** Oldest first. */
  answers: AnswerRow[];
  state: LetterState;
};

type Json<Row> = {
  [Key in keyof Row]: Row[Key] extends Temporal.Instant
    ? string
    : Row[Key] extends Temporal.PlainDate
      ? string
      : Row[Key] extends Temporal.PlainDate | null
        ? string | null
        : Row[Key];
};

/** A letter as the database has it: days and instants as text. */
export type LetterJson = Omit<
  LetterRow,
  "answerBy" | "createdAt" | "document" | "before" | "replaces" | "replacedBy" | "answers" | "state"
> & {
  answerBy: string;
  createdAt: string;
  replaces: Json<LetterLink> | null;
  replacedBy: Json<LetterLink> | null;
  document: (Omit<Json<LetterDocument>, "content"> & { content: string }) | null;
  before: Json<LetterBefore> | null;
  answers: (Omit<Json<AnswerRow>, "requests" | "files"> & {
    requests: Json<AnswerRow["requests"][number]>[];
    files: EvidenceJson[];
  })[];
};

export type LetterQuestion = {
  planId: number;
  asOf: Temporal.PlainDate;
  /** Who reads: drafts are there for those who write them. */
  actor: Pick<Actor, "role" | "agencyId">;
  id?: number;
  agencyId?: number;
};

/**
 * Letters as they stood at the end of a day, newest first; drafts, which have no history, as they stand, for those who write them.
 * What went out is open to everyone signed in. One statement.
 */
export async function readLetters(db: Database | Transaction, question: LetterQuestion): Promise<LetterRow[]> {
  const [row] = await db.$queryRaw<{ letters: LetterJson[] }[]>(lettersOf(question));
  return lettersRead(row?.letters ?? [], question);
}

/** The same as a statement of one column, `letters`, on its own or within a larger one; `lettersRead` reads it. */
export function lettersOf({ planId, asOf, actor, ...only }: LetterQuestion): Prisma.Sql {
  const id = only.id ?? null;
  const agencyId = only.agencyId ?? null;
  const until = new Date(endOfDay(asOf).epochMilliseconds);
  const drafts = may(actor, "letter.write", { agencyId: null });
  return Prisma.sql`
    SELECT coalesce(json_agg(json_build_object('id', l.id, 'agencyId', g.id, 'agencyCode', g.code,
        'agencyName', g.short_name, 'agencyFullName', g.name, 'ordinal', l.ordinal, 'answerBy', l.answer_by,
        'opening', l.opening, 'demand', l.demand, 'asksCommitment', l.asks_commitment, 'copyToOffice', l.copy_to_office,
        'version', l.version, 'createdAt', l.created_at, 'createdBy', c.name,
        'keys', coalesce((
          SELECT json_agg(${ITEM_KEY} ORDER BY i.position, i.id) FROM urging_item i WHERE i.letter_id = l.id), '[]'),
        'document', CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'number', d.number,
          'date', d.document_date, 'content', d.content, 'fileSha256', d.file_sha256, 'fileName', d.file_name,
          'issuedAt', d.issued_at, 'issuedBy', s.name, 'corrections', coalesce((
            SELECT json_agg(json_build_object('documentId', k.id, 'number', k.number) ORDER BY k.id)
            FROM issued_document k
            WHERE k.earlier_id = d.id AND k.relation = 'CORRECTS' AND k.issued_at < ${until}), '[]')) END,
        'before', (
          SELECT json_build_object('number', e.number, 'date', e.document_date, 'ordinal', b.ordinal)
          FROM urging_letter b JOIN issued_document e ON e.id = b.document_id
          WHERE b.plan_id = l.plan_id AND b.agency_id = l.agency_id
            AND (coalesce(l.ordinal, r.ordinal) IS NULL OR b.ordinal < coalesce(l.ordinal, r.ordinal))
          ORDER BY b.ordinal DESC, b.id DESC LIMIT 1),
        'replaces', CASE WHEN r.id IS NOT NULL THEN ${letterLink("r", "rd")} END,
        'replaceReason', l.replace_reason,
        'replacedBy', CASE WHEN nd.id IS NOT NULL THEN ${letterLink("n", "nd")} END,
        'replacementId', CASE WHEN ${drafts} AND n.document_id IS NULL THEN n.id END,
        'answers', coalesce((
          SELECT json_agg(json_build_object('id', w.id, 'seq', w.seq, 'text', w.text, 'documentNumber', w.document_number,
            'documentDate', w.document_date, 'at', w.recorded_at, 'by', u.name, 'files', ${filesOf("answer", Prisma.sql`w.id`)}, 'requests', coalesce((
              SELECT json_agg(json_build_object('taskNumber', t.number, 'requestedDueOn', r.requested_due_on,
                'verdict', v.verdict) ORDER BY r.id)
              FROM extension_request r JOIN assignment a ON a.id = r.assignment_id JOIN task t ON t.id = a.task_id
              LEFT JOIN extension_decision v ON v.request_id = r.id AND v.recorded_at < ${until}
              WHERE r.answer_id = w.id), '[]')) ORDER BY w.seq)
          FROM urging_answer w JOIN app_user u ON u.id = w.recorded_by_id
          WHERE w.letter_id = l.id AND w.recorded_at < ${until}), '[]'))
      ORDER BY d.document_date DESC NULLS FIRST, l.id DESC), '[]') AS letters
    FROM urging_letter l
    JOIN agency g ON g.id = l.agency_id
    JOIN app_user c ON c.id = l.created_by_id
    LEFT JOIN issued_document d ON d.id = l.document_id
    LEFT JOIN app_user s ON s.id = d.issued_by_id
    LEFT JOIN urging_letter r ON r.id = l.replaces_id
    LEFT JOIN issued_document rd ON rd.id = r.document_id
    LEFT JOIN urging_letter n ON n.replaces_id = l.id AND n.discarded_at IS NULL
    LEFT JOIN issued_document nd ON nd.id = n.document_id AND nd.issued_at < ${until}
    WHERE l.plan_id = ${planId} AND (${id}::int IS NULL OR l.id = ${id})
      AND (${agencyId}::int IS NULL OR l.agency_id = ${agencyId})
      AND (d.issued_at < ${until}
        OR ${drafts} AND l.document_id IS NULL AND l.discarded_at IS NULL AND l.created_at < ${until})`;
}

/** One of the two letters a replacement is about. */
function letterLink(letter: "r" | "n", document: "rd" | "nd"): Prisma.Sql {
  const [l, d] = [Prisma.raw(letter), Prisma.raw(document)];
  return Prisma.sql`json_build_object('id', ${l}.id, 'documentId', ${d}.id, 'number', ${d}.number,
    'date', ${d}.document_date, 'ordinal', ${l}.ordinal)`;
}

export function lettersRead(letters: readonly LetterJson[], { asOf }: LetterQuestion): LetterRow[] {
  return letters.map((letter) => letterOf(letter, asOf));
}

const day = (text: string) => Temporal.PlainDate.from(text);
const moment = (text: string) => Temporal.Instant.from(text);

function letterOf(json: LetterJson, asOf: Temporal.PlainDate): LetterRow {
  const answers = json.answers.map(
    (answer): AnswerRow => ({
      ...answer,
      documentDate: answer.documentDate === null ? null : day(answer.documentDate),
      at: moment(answer.at),
      files: answer.files.map(evidenceItem),
      requests: answer.requests.map((asked) => ({ ...asked, requestedDueOn: day(asked.requestedDueOn) })),
    }),
  );
  const document = json.document && {
    ...json.document,
    date: day(json.document.date),
    content: JSON.parse(json.document.content) as LetterContent,
    issuedAt: moment(json.document.issuedAt),
  };
  const answerBy = day(json.answerBy);
  const [first] = answers;
  const facts = {
    issuedOn: document?.date ?? null,
    answerBy,
    answeredOn: first ? dateOf(first.at) : null,
    replaced: json.replacedBy !== null,
  };
  const link = (other: Json<LetterLink> | null) => other && { ...other, date: day(other.date) };
  return {
    ...json,
    answerBy,
    createdAt: moment(json.createdAt),
    document,
    before: json.before && { ...json.before, date: day(json.before.date) },
    replaces: link(json.replaces),
    replacedBy: link(json.replacedBy),
    answers,
    state: letterState(facts, asOf),
  };
}

/** A draft, as far as its words are made of it. */
export type LetterDraft = Pick<
  LetterRow,
  | "agencyFullName"
  | "answerBy"
  | "opening"
  | "demand"
  | "asksCommitment"
  | "copyToOffice"
  | "keys"
  | "before"
  | "replaces"
>;

/**
 * What a draft says today, with today's figures: what has been done since is left out of its list. Its own words stand where the
 * secretariat has given some.
 */
export async function draftContent(
  db: Database | Transaction,
  { today: asOf, actor }: { today: Temporal.PlainDate; actor: Pick<Actor, "agencyName"> },
  plan: PlanSettings,
  letter: LetterDraft,
): Promise<LetterContent> {
  const { items } = await readOwed(db, { plan, asOf });
  const ordinal = letter.replaces?.ordinal ?? (letter.before?.ordinal ?? 0) + 1;
  const figures = {
    plan: planName(plan),
    issuer: actor.agencyName ?? "cơ quan thường trực",
    agency: letter.agencyFullName,
    asOf,
    answerBy: letter.answerBy,
    ordinal,
    before: letter.before,
    items: letter.keys.flatMap((key) => items.filter((owed) => owed.key === key && !owed.awaiting)),
  };
  return {
    ordinal,
    agency: figures.agency,
    asOf: asOf.toString(),
    answerBy: letter.answerBy.toString(),
    subject: letterSubject(ordinal),
    opening: letter.opening ?? letterOpening(figures),
    rows: letterRows(figures.items),
    demand: letter.demand ?? letterDemand(figures),
    copyToOffice: letter.copyToOffice,
    ...(letter.asksCommitment && { commitment: COMMITMENT_DEMAND }),
    ...(letter.replaces && {
      replaces: { number: letter.replaces.number, date: letter.replaces.date.toString(), issuer: figures.issuer },
    }),
  };
}
