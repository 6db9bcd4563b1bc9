import { decideDelivery, handIn } from "../../lib/obligations/commands.ts";
import type { CommandContext } from "../../lib/platform/actor.ts";
import { fixedClock } from "../../lib/platform/clock.ts";
import type { Database, Transaction } from "../../lib/platform/database.ts";
import type { FileStore } from "../../lib/platform/files.ts";
import type { Result } from "../../lib/platform/result.ts";
import { reportNotice } from "../../lib/progress/notice-commands.ts";
import { ask } from "../../lib/proposals/commands.ts";
import { calendarDate } from "../load-plan/rows.ts";
import { SECRETARY } from "./cast.ts";
import { uploadSample } from "./sample-files.ts";
import { LAST_WEEK, NOTICE_OF_GUIDANCE, OPEN_PROPOSAL, PROPOSALS, type SentDocument, sentDocuments } from "./sent.ts";
import { instantOf } from "./words.ts";

/** Puts on record what agencies sent and was answered before the demo's last week; part of the seeding's transaction. */
export async function recordSent(tx: Transaction, planId: number): Promise<void> {
  const users = new Map((await tx.user.findMany()).map(({ username, id }) => [username, id]));
  const userId = (username: string) => known(users.get(username), username);
  for (const document of sentDocuments()) {
    const partId = await partIdOf(tx, planId, document);
    await tx.obligationDelivery.create({
      data: {
        partId,
        seq: 1,
        ...wordsOf(document),
        documentDate: calendarDate(document.date),
        recordedAt: instantOf(document.at),
        recordedById: userId(document.agency),
        ...(document.answer && {
          decisions: {
            create: {
              verdict: document.answer.verdict,
              reason: document.answer.reason ?? "",
              recordedAt: instantOf(document.answer.at),
              recordedById: userId(SECRETARY),
            },
          },
        }),
      },
    });
  }
  const agencies = new Map((await tx.agency.findMany()).map(({ code, id }) => [code, id]));
  const tasks = new Map((await tx.task.findMany({ where: { planId } })).map(({ number, id }) => [number, id]));
  for (const proposal of PROPOSALS) {
    await tx.proposal.create({
      data: {
        planId,
        agencyId: known(agencies.get(proposal.agency), proposal.agency),
        addresseeId: known(agencies.get(proposal.to), proposal.to),
        taskId: proposal.task === null ? null : known(tasks.get(proposal.task), `STT ${proposal.task}`),
        text: proposal.text,
        ...numberOf(proposal),
        recordedAt: instantOf(proposal.at),
        recordedById: userId(proposal.agency),
        entries: {
          create: proposal.entries.map((entry, index) => ({
            seq: index + 1,
            kind: entry.kind,
            text: entry.text,
            forwardedTo: entry.forwardedTo ?? null,
            ...numberOf(entry),
            recordedAt: instantOf(entry.at),
            recordedById: userId(entry.by),
          })),
        },
      },
    });
  }
}

/**
 * What was sent and answered in the demo's last week, oldest first, each to be done at its time. It goes through the commands
 * themselves, so that bells ring and the trail speaks of it; after the seeding's transaction, for each command has its own. Each
 * comes with a sample document where there is a store for its bytes.
 */
export function lastWeek(
  db: Database,
  planId: number,
  files: FileStore | null,
): { at: string; send: () => Promise<void> }[] {
  const documents = LAST_WEEK.flatMap((document) => [
    { at: document.at, send: () => handDocumentIn(db, planId, document, files) },
    ...(document.answer ? [{ at: document.answer.at, send: () => answerDocument(db, planId, document) }] : []),
  ]);
  const others = [
    { at: OPEN_PROPOSAL.at, send: () => askOpenly(db, files) },
    { at: NOTICE_OF_GUIDANCE.at, send: () => tellOfGuidance(db, planId, files) },
  ];
  return [...documents, ...others].sort((left, right) => (left.at < right.at ? -1 : 1));
}

/** The ids of the sample document that goes with what is sent. */
async function withSample(context: CommandContext, files: FileStore | null, title: string): Promise<number[]> {
  return files === null ? [] : [await uploadSample(context, files, title)];
}

async function handDocumentIn(
  db: Database,
  planId: number,
  document: SentDocument,
  store: FileStore | null,
): Promise<void> {
  const partId = await partIdOf(db, planId, document);
  const seenSeq = await db.obligationDelivery.count({ where: { partId } });
  const documentDate = Temporal.PlainDate.from(document.date);
  const context = await contextAt(db, document.agency, document.at);
  const files = await withSample(context, store, `${document.number}. ${document.title}`);
  expectDone(await handIn(context, { partId, seenSeq, note: "", ...wordsOf(document), documentDate, files }));
}

async function answerDocument(db: Database, planId: number, document: SentDocument): Promise<void> {
  if (!document.answer) return;
  const { verdict, at, reason = "" } = document.answer;
  const partId = await partIdOf(db, planId, document);
  const { id } = await db.obligationDelivery.findFirstOrThrow({ where: { partId }, orderBy: { seq: "desc" } });
  const decision = { deliveryId: id, seenDecisionId: 0, verdict, reason };
  expectDone(await decideDelivery(await contextAt(db, SECRETARY, at), decision));
}

async function askOpenly(db: Database, files: FileStore | null): Promise<void> {
  const addressee = await db.agency.findUniqueOrThrow({ where: { code: OPEN_PROPOSAL.to } });
  const context = await contextAt(db, OPEN_PROPOSAL.agency, OPEN_PROPOSAL.at);
  const asked = await ask(context, {
    addresseeId: addressee.id,
    taskId: null,
    text: OPEN_PROPOSAL.text,
    documentNumber: "",
    documentDate: null,
    files: await withSample(context, files, OPEN_PROPOSAL.text),
  });
  expectDone(asked);
}

async function tellOfGuidance(db: Database, planId: number, files: FileStore | null): Promise<void> {
  const { agency, at, task: number, date, issuer, title, due, note } = NOTICE_OF_GUIDANCE;
  const task = await db.task.findUniqueOrThrow({ where: { planId_number: { planId, number } } });
  const context = await contextAt(db, agency, at);
  const reported = await reportNotice(context, {
    taskId: task.id,
    documentNumber: NOTICE_OF_GUIDANCE.number,
    documentDate: Temporal.PlainDate.from(date),
    documentIssuer: issuer,
    documentTitle: title,
    proposedDueOn: Temporal.PlainDate.from(due),
    note,
    files: await withSample(context, files, `${NOTICE_OF_GUIDANCE.number}. ${title}`),
  });
  expectDone(reported);
}

/** Somebody of the cast at a moment of the demo: what an action would hand to a command then. */
export async function contextAt(db: Database, username: string, at: string): Promise<CommandContext> {
  const user = await db.user.findUniqueOrThrow({ where: { username }, include: { agency: true } });
  const [day = "", time = ""] = at.split(" ");
  const { id, name, title, role, agencyId, mustChangePassword, agency } = user;
  const actor = {
    id,
    username,
    name,
    title,
    role,
    agencyId,
    mustChangePassword,
    agencyCode: agency?.code ?? null,
    agencyName: agency?.name ?? null,
    agencyShortName: agency?.shortName ?? null,
  };
  return { db, clock: fixedClock(day, time), actor, origin: { requestId: null, address: null } };
}

async function partIdOf(db: Database | Transaction, planId: number, { obligation, agency }: SentDocument) {
  const part = await db.obligationPart.findFirst({
    where: { obligation: { planId, ref: obligation }, agency: { code: agency } },
  });
  return known(part?.id, `${obligation}, ${agency}`);
}

function wordsOf({ number, issuer, title, note }: SentDocument) {
  return { documentNumber: number, documentIssuer: issuer, documentTitle: title, ...(note && { note }) };
}

function numberOf({ number, date }: { number?: string; date?: string }) {
  return { documentNumber: number ?? null, documentDate: date ? calendarDate(date) : null };
}

export function expectDone(outcome: Result<unknown>): void {
  if (!outcome.ok) throw new Error(`Số liệu minh họa bị từ chối: ${outcome.code} ${outcome.message ?? ""}`);
}

function known<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`Số liệu minh họa nhắc đến ${what}, kế hoạch đã nạp không có.`);
  return value;
}
