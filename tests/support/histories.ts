import fc from "fast-check";
import { sweep } from "../../lib/oversight/commands.ts";
import { setAgencyReporting } from "../../lib/people/agency-commands.ts";
import type { CommandContext } from "../../lib/platform/actor.ts";
import { type Clock, fixedClock } from "../../lib/platform/clock.ts";
import type { Database } from "../../lib/platform/database.ts";
import { nameBodies, setApplicability } from "../../lib/progress/assignment-commands.ts";
import type { Board, BoardAssignment } from "../../lib/progress/board.ts";
import { recordProgress } from "../../lib/progress/commands.ts";
import { decideCompletion } from "../../lib/progress/completion-commands.ts";
import { askExtension, decideExtension } from "../../lib/progress/extension-commands.ts";
import { recordGuidance } from "../../lib/progress/guidance-commands.ts";
import { contextOf } from "./people.ts";

/**
 * What people do on the desk, as a list that a test can make up: an act names nothing, it only says which of those there are to be
 * taken, so that it fits whatever has happened before.
 */
export type Act = {
  kind: (typeof ACTS)[number];
  /** Days since the act before; 0 on the same day. */
  days: number;
  /** Which of the parts, claims, requests, tasks or bodies there are. */
  which: number;
  /** How far away the date is that is asked for or set. */
  far: number;
};

export const ACTS = [
  "say",
  "claim",
  "confirm",
  "return",
  "reopen",
  "ask",
  "grant",
  "refuse",
  "withdraw",
  "guide",
  "exempt",
  "apply",
  "name-body",
  "stop-reporting",
  "start-reporting",
  "sweep",
] as const;

/** Histories of some acts, in any order; what cannot be done where it stands is passed over. */
export const histories = fc.array(
  fc.record<Act>({
    kind: fc.constantFrom(...ACTS),
    days: fc.constantFrom(0, 0, 1, 2, 9, 16),
    which: fc.nat(500),
    far: fc.integer({ min: 1, max: 90 }),
  }),
  { minLength: 6, maxLength: 14 },
);

type Stage = {
  db: Database;
  board: Board;
  today: Temporal.PlainDate;
  act: Act;
  /** The context of an account, with the clock of the act. */
  as: (username: string) => Promise<CommandContext>;
  clock: Clock;
};

/** Times at which the acts of one day are done: also in its first and its last minute. */
const TIMES = ["00:00", "08:00", "16:30", "23:59"] as const;

/**
 * Does one act with the product's own commands.
 * @param place the how manieth act of its day it is, from 0
 * @returns what it was done to, or null where there was nothing to do it to or it was refused
 */
export async function perform(
  db: Database,
  board: Board,
  act: Act,
  today: Temporal.PlainDate,
  place: number,
): Promise<{ assignmentId: number | null } | null> {
  const clock = fixedClock(today.toString(), TIMES[Math.min(place, TIMES.length - 1)]);
  const as = async (username: string) => ({ ...(await contextOf(db, username)), clock });
  return DONE_BY[act.kind]({ db, board, today, act, as, clock });
}

function pick<T>(from: readonly T[], { act }: Stage): T | null {
  return from[act.which % Math.max(1, from.length)] ?? null;
}

const partsOf = (board: Board) => board.tasks.flatMap((task) => task.assignments);

async function officerOf(db: Database, part: Pick<BoardAssignment, "agencyId">): Promise<string | null> {
  const user = await db.user.findFirst({ where: { agencyId: part.agencyId, role: "OFFICER", disabledAt: null } });
  return user?.username ?? null;
}

/** The outcome of a command about a part, as a history has it. */
const about = (part: { id: number } | null, outcome: { ok: boolean }) =>
  outcome.ok ? { assignmentId: part?.id ?? null } : null;

async function speak(stage: Stage, claims: boolean) {
  const { db, board, today, act, as } = stage;
  const dated = (part: BoardAssignment) => part.facts.dueOn !== null && part.facts.deadlineKind !== "ONGOING";
  const part = pick(
    partsOf(board).filter(
      (held) => held.applicable && held.facts.claim?.standing !== "CONFIRMED" && (!claims || dated(held)),
    ),
    stage,
  );
  const officer = part && (await officerOf(db, part));
  if (!part || !officer) return null;
  const completedOn = claims ? today.subtract({ days: act.far % 40 }) : null;
  const outcome = await recordProgress(await as(officer), {
    assignmentId: part.id,
    seenVersion: part.version,
    state: claims ? "COMPLETED" : "IN_PROGRESS",
    percent: claims ? null : act.far,
    result: `Đã làm thêm ${act.far} việc.`,
    difficulties: "",
    proposals: "",
    completedOn,
    evidenceNumber: claims ? `${act.far}/BC` : "",
    evidenceDate: completedOn,
    evidenceIssuer: "",
    files: [],
  });
  return about(part, outcome);
}

async function answer(stage: Stage, from: "WAITING" | "CONFIRMED", verdict: "CONFIRMED" | "RETURNED" | "REOPENED") {
  const part = pick(
    partsOf(stage.board).filter((held) => held.facts.claim?.standing === from),
    stage,
  );
  if (!part?.word) return null;
  const input = { updateId: part.word.updateId, verdict, reason: verdict === "CONFIRMED" ? "" : "Còn thiếu." };
  return about(part, await decideCompletion(await stage.as("thuong-truc"), input));
}

async function ask(stage: Stage) {
  const { board, act, as } = stage;
  const part = pick(
    partsOf(board).filter(
      (held) =>
        held.role === "LEAD" && held.applicable && held.facts.dueOn && held.facts.claim?.standing !== "CONFIRMED",
    ),
    stage,
  );
  const printed = part?.deadlines.at(-1)?.dueOn;
  if (!part || !printed) return null;
  const from = Temporal.PlainDate.compare(printed, stage.today) > 0 ? printed : stage.today;
  const requestedDueOn = from.add({ days: act.far });
  return about(
    part,
    await askExtension(await as("thuong-truc"), { assignmentId: part.id, requestedDueOn, reason: "Chờ nghiệm thu." }),
  );
}

async function decide(stage: Stage, verdict: "GRANTED" | "REFUSED" | "WITHDRAWN") {
  const { db, act, today, as } = stage;
  const waiting = await db.extensionRequest.findMany({
    where: { decision: null },
    include: { assignment: true },
    orderBy: { id: "asc" },
  });
  const request = pick(waiting, stage);
  const who = request && (verdict === "WITHDRAWN" ? await officerOf(db, request.assignment) : "thuong-truc");
  if (!request || !who) return null;
  const asked = Temporal.PlainDate.from(request.requestedDueOn.toISOString().slice(0, 10));
  const outcome = await decideExtension(await as(who), {
    requestId: request.id,
    verdict,
    grantedDueOn: verdict === "GRANTED" ? asked.add({ days: act.far % 7 }) : null,
    documentNumber: verdict === "GRANTED" ? `${act.far}/UBND` : "",
    documentDate: verdict === "GRANTED" ? today : null,
    documentIssuer: verdict === "GRANTED" ? "UBND tỉnh" : "",
    reason: verdict === "REFUSED" ? "Chưa đủ căn cứ." : "",
  });
  return about(request.assignment, outcome);
}

async function guide(stage: Stage) {
  const { board, act, today, as } = stage;
  const task = pick(
    board.tasks.filter((held) => held.deadlineKind === "CONDITIONAL"),
    stage,
  );
  if (!task) return null;
  const outcome = await recordGuidance(await as("thuong-truc"), {
    taskId: task.id,
    documentNumber: `${act.far}/BYT`,
    documentDate: today.subtract({ days: act.far % 5 }),
    documentIssuer: "Bộ Y tế",
    documentTitle: "Hướng dẫn kết nối",
    dueOn: today.add({ days: act.far }),
    seen: task.deadlines.filter(({ assignmentId }) => assignmentId === null).length,
    noticeId: null,
    reason: task.currentDeadline ? "Ghi nhầm." : "",
  });
  return about(task.assignments[0] ?? null, outcome);
}

async function setApplies(stage: Stage, applicable: boolean) {
  const part = pick(
    partsOf(stage.board).filter((held) => held.applicable !== applicable),
    stage,
  );
  if (!part) return null;
  const input = { assignmentId: part.id, applicable, reason: "Không có đối tượng trên địa bàn." };
  return about(part, await setApplicability(await stage.as("thuong-truc"), input));
}

async function nameBody(stage: Stage) {
  const { db, board, as } = stage;
  const phrase = pick(
    board.tasks.flatMap((task) => task.phrases.filter((held) => held.reading === "OPEN")),
    stage,
  );
  const bodies = await db.agency.findMany({
    where: { isGroup: false, reportsFrom: { not: null } },
    orderBy: { id: "asc" },
  });
  const body = pick(bodies, stage);
  if (!phrase || !body) return null;
  return about(null, await nameBodies(await as("thuong-truc"), { phraseId: phrase.id, agencyIds: [body.id] }));
}

async function setReports(stage: Stage, on: boolean) {
  const { db, act, today, as } = stage;
  const wanted = on
    ? { OR: [{ reportsFrom: null }, { reportsTo: { not: null } }] }
    : { reportsFrom: { not: null }, reportsTo: null };
  const bodies = await db.agency.findMany({
    where: { isGroup: false, assignments: { some: {} }, ...wanted },
    orderBy: { id: "asc" },
  });
  const body = pick(bodies, stage);
  if (!body) return null;
  const outcome = await setAgencyReporting(await as("quan-tri"), {
    id: body.id,
    version: body.version,
    reporting: on ? "on" : "off",
    // Also for a day that has passed, and for one that has yet to come.
    from: today.add({ days: (act.far % 21) - 10 }),
    reason: "Theo công văn của đơn vị.",
  });
  return about(null, outcome);
}

const DONE_BY: Record<Act["kind"], (stage: Stage) => Promise<{ assignmentId: number | null } | null>> = {
  say: (stage) => speak(stage, false),
  claim: (stage) => speak(stage, true),
  confirm: (stage) => answer(stage, "WAITING", "CONFIRMED"),
  return: (stage) => answer(stage, "WAITING", "RETURNED"),
  reopen: (stage) => answer(stage, "CONFIRMED", "REOPENED"),
  ask,
  grant: (stage) => decide(stage, "GRANTED"),
  refuse: (stage) => decide(stage, "REFUSED"),
  withdraw: (stage) => decide(stage, "WITHDRAWN"),
  guide,
  exempt: (stage) => setApplies(stage, false),
  apply: (stage) => setApplies(stage, true),
  "name-body": nameBody,
  "stop-reporting": (stage) => setReports(stage, false),
  "start-reporting": (stage) => setReports(stage, true),
  sweep: async ({ db, clock }) => {
    await sweep(db, clock, "schedule");
    return { assignmentId: null };
  },
};
