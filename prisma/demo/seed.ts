import { sweep } from "../../lib/oversight/commands.ts";
import { keepVisit } from "../../lib/oversight/visits.ts";
import { DEMO_PASSWORD } from "../../lib/people/demo.ts";
import { hashPassword } from "../../lib/people/password.ts";
import { fixedClock } from "../../lib/platform/clock.ts";
import type { Database, Transaction } from "../../lib/platform/database.ts";
import type { FileStore } from "../../lib/platform/files.ts";
import { calendarDate } from "../load-plan/rows.ts";
import { CAST, SECRETARY } from "./cast.ts";
import { commonTasks } from "./common-tasks.ts";
import { completedTasks } from "./completed-tasks.ts";
import { reportsOfTheYear } from "./consolidated.ts";
import { EXTENSIONS, landData, NOTICE } from "./land-data.ts";
import { SAMPLE_LETTERHEAD } from "./letterhead.ts";
import { NAMED_BY_SECRETARIAT, openTasks } from "./open-tasks.ts";
import { recordReports } from "./reports.ts";
import { appraisalsOfTheYear } from "./seed-appraisals.ts";
import { directivesOfTheYear } from "./seed-directives.ts";
import { recordFigures } from "./seed-indicators.ts";
import { lettersOfTheYear } from "./seed-letters.ts";
import { meetingsOfTheYear } from "./seed-meetings.ts";
import { lastWeek, recordSent } from "./seed-sent.ts";
import { standingTasks } from "./standing-tasks.ts";
import { instantOf, type Word } from "./words.ts";

const YEAR = 2023;
const PROVINCE = "Bắc Giang";
const TRANSACTION_MS = 120_000;

type Ids = {
  user: (username: string) => number;
  assignment: (task: number, agency: string) => number;
  task: (number: number) => number;
};

/**
 * Fills a database that holds the plan of 2023 with a believable year up to 09/10/2023: the cast, extensions, a notice
 * that adds coordinators, about thirteen hundred words of the agencies, the monthly reports made of them, the numbers of the indicators, the secretariat's answers, and what agencies send besides; then what was written of it, each in a
 * transaction of its own: letters, directives, a meeting, the province's reports. Always the same; does nothing where the setting
 * "sampleData" is already there. All but that, the bells and what rang them in the last week is one transaction.
 *
 * @param files where the bytes of its sample documents go; without one it has none.
 * @throws Error when the plan has not been loaded.
 */
export async function seedDemo(db: Database, files: FileStore | null = null): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const seededPlan = await db.$transaction(
    async (tx) => {
      if (await tx.setting.findUnique({ where: { key: "sampleData" } })) return null;
      const planId = await loadedPlan(tx);
      // First, as the papers of the year say what they are.
      await tx.setting.create({ data: { key: "sampleData", value: true } });
      await createCast(tx, passwordHash);
      await addCoordinators(tx, planId);
      await nameBodies(tx, planId);
      const ids = await readIds(tx, planId);
      await recordDeadlines(tx, ids);
      await recordApplicability(tx, ids);
      await recordWords(tx, ids, demoWords());
      await recordFigures(tx, planId, ids.user);
      await recordReports(tx, ids.user);
      await tx.letterhead.create({ data: { planId, version: 1, ...SAMPLE_LETTERHEAD } });
      await recordSent(tx, planId);
      await tx.auditEntry.create({
        data: {
          at: instantOf("2023-10-09 17:00"),
          actorName: "Hệ thống",
          action: "demo.seeded",
          subject: "plan",
          subjectId: planId,
        },
      });
      return planId;
    },
    { timeout: TRANSACTION_MS, maxWait: TRANSACTION_MS },
  );
  if (seededPlan === null) return;
  await liveThroughOctober(db, seededPlan, files);
}

/**
 * The letters, directives, meeting, proposals and consolidated reports of the months before, and the bells of the demo: the mornings of October up to its day, as the schedule would have
 * rung them, and what was sent meanwhile.
 */
async function liveThroughOctober(db: Database, planId: number, files: FileStore | null): Promise<void> {
  const acts = [
    ...lettersOfTheYear(db, planId),
    ...directivesOfTheYear(db, planId),
    ...meetingsOfTheYear(db, planId),
    ...appraisalsOfTheYear(db, planId),
    ...(await reportsOfTheYear(db)),
  ];
  const year = acts.sort((a, b) => (a.at < b.at ? -1 : 1));
  for (const { send } of year.filter(({ at }) => at < "2023-10-01")) await send();
  const leader = await db.user.findUniqueOrThrow({ where: { username: "lanh-dao" } });
  await keepVisit(db, { userId: leader.id, day: Temporal.PlainDate.from("2023-10-05") });
  const sent = [...lastWeek(db, planId, files), ...year].sort((a, b) => (a.at < b.at ? -1 : 1));
  for (let day = 1; day <= 10; day++) {
    const date = `2023-10-${String(day).padStart(2, "0")}`;
    await sweep(db, fixedClock(date, "07:00"), "schedule");
    for (const { send } of sent.filter(({ at }) => at.startsWith(date))) await send();
  }
}

/** Everything the agencies say in the demo, oldest first. */
export function demoWords(): Word[] {
  const words = [...completedTasks(), ...openTasks(), ...landData(), ...standingTasks(), ...commonTasks()];
  return words.sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0));
}

async function loadedPlan(tx: Transaction): Promise<number> {
  const plan = await tx.plan.findUnique({ where: { province_year: { province: PROVINCE, year: YEAR } } });
  if (!plan) throw new Error(`Chưa có kế hoạch năm ${YEAR}: nạp kế hoạch trước rồi mới tạo số liệu minh họa.`);
  return plan.id;
}

async function createCast(tx: Transaction, passwordHash: string): Promise<void> {
  const agencies = await tx.agency.findMany({ select: { id: true, code: true } });
  const agencyId = new Map(agencies.map((agency) => [agency.code, agency.id]));
  await tx.user.createMany({
    data: CAST.map(({ username, name, title, role, agency }) => ({
      username,
      name,
      title,
      role,
      email: `${username}@demo.invalid`,
      agencyId: agency === null ? null : required(agencyId.get(agency), agency),
      passwordHash,
      mustChangePassword: false,
      createdAt: instantOf("2023-01-03 08:00"),
    })),
  });
}

/** The notice makes coordinators of task 16, after those the plan names. */
async function addCoordinators(tx: Transaction, planId: number): Promise<void> {
  const task = await tx.task.findUniqueOrThrow({
    where: { planId_number: { planId, number: NOTICE.task } },
    include: { assignments: true },
  });
  const agencies = await tx.agency.findMany({ where: { code: { in: NOTICE.parts.map((part) => part.agency) } } });
  const agencyId = new Map(agencies.map((agency) => [agency.code, agency.id]));
  await tx.assignment.createMany({
    data: NOTICE.parts.map(({ agency, part }, index) => ({
      taskId: task.id,
      agencyId: required(agencyId.get(agency), agency),
      role: "COORDINATOR",
      position: task.assignments.length + index + 1,
      origin: "DIRECTIVE",
      basis: NOTICE.basis,
      part,
      addedAt: instantOf(NOTICE.at),
    })),
  });
}

/** "Các đơn vị có liên quan" of task 20 names nobody: the secretariat has named two bodies, and the phrase remembers them. */
async function nameBodies(tx: Transaction, planId: number): Promise<void> {
  const { task: number, phrase, agencies, at } = NAMED_BY_SECRETARIAT;
  const task = await tx.task.findUniqueOrThrow({
    where: { planId_number: { planId, number } },
    include: { assignments: true, phrases: { where: { agency: { code: phrase } } } },
  });
  const named = await tx.agency.findMany({ where: { code: { in: [...agencies] } } });
  const agencyId = new Map(named.map((agency) => [agency.code, agency.id]));
  for (const [index, code] of agencies.entries()) {
    await tx.assignment.create({
      data: {
        taskId: task.id,
        agencyId: required(agencyId.get(code), code),
        role: "COORDINATOR",
        position: task.assignments.length + index + 1,
        origin: "SECRETARIAT",
        addedAt: instantOf(at),
        phrases: { create: task.phrases.map(({ id }) => ({ phraseId: id })) },
      },
    });
  }
}

async function readIds(tx: Transaction, planId: number): Promise<Ids> {
  const users = await tx.user.findMany({ select: { id: true, username: true } });
  const tasks = await tx.task.findMany({ where: { planId }, select: { id: true, number: true } });
  const assignments = await tx.assignment.findMany({
    where: { task: { planId } },
    select: { id: true, task: { select: { number: true } }, agency: { select: { code: true } } },
  });
  const userId = new Map(users.map((user) => [user.username, user.id]));
  const taskId = new Map(tasks.map((task) => [task.number, task.id]));
  const assignmentId = new Map(assignments.map((row) => [`${row.task.number} ${row.agency.code}`, row.id]));
  return {
    user: (username) => required(userId.get(username), username),
    task: (number) => required(taskId.get(number), `STT ${number}`),
    assignment: (task, agency) => required(assignmentId.get(`${task} ${agency}`), `STT ${task}, ${agency}`),
  };
}

async function recordDeadlines(tx: Transaction, ids: Ids): Promise<void> {
  const recordedById = ids.user(SECRETARY);
  await tx.deadline.createMany({
    data: EXTENSIONS.map(({ task, ordinal, due, number, date, at, reason }) => ({
      taskId: ids.task(task),
      event: "EXTENSION",
      ordinal,
      dueOn: calendarDate(due),
      documentNumber: number,
      documentDate: calendarDate(date),
      documentIssuer: "Văn phòng UBND tỉnh",
      reason,
      recordedAt: instantOf(at),
      recordedById,
    })),
  });
  await tx.deadline.createMany({
    data: NOTICE.parts.map(({ agency, due }) => ({
      taskId: ids.task(NOTICE.task),
      assignmentId: ids.assignment(NOTICE.task, agency),
      event: "ORIGINAL",
      ordinal: 0,
      dueOn: calendarDate(due),
      documentNumber: NOTICE.number,
      documentDate: calendarDate(NOTICE.date),
      documentIssuer: NOTICE.issuer,
      recordedAt: instantOf(NOTICE.at),
      recordedById,
    })),
  });
}

/** "Không áp dụng": one that stands, and one that was withdrawn a month later. */
async function recordApplicability(tx: Transaction, ids: Ids): Promise<void> {
  const recordedById = ids.user(SECRETARY);
  const office = ids.assignment(25, "van-phong-ubnd");
  const homeAffairs = ids.assignment(25, "so-noi-vu");
  await tx.applicabilityDecision.createMany({
    data: [
      {
        assignmentId: office,
        applicable: false,
        reason: "Văn phòng UBND tỉnh không quản lý cơ sở dữ liệu chuyên ngành.",
        recordedAt: instantOf("2023-02-01 10:20"),
        recordedById,
      },
      {
        assignmentId: homeAffairs,
        applicable: false,
        reason: "Chưa được giao cơ sở dữ liệu chuyên ngành ở cấp tỉnh.",
        recordedAt: instantOf("2023-02-01 10:25"),
        recordedById,
      },
      {
        assignmentId: homeAffairs,
        applicable: true,
        reason: "III.5.1 giao Sở Nội vụ hoàn thiện cơ sở dữ liệu cán bộ, công chức, viên chức.",
        recordedAt: instantOf("2023-02-03 09:05"),
        recordedById,
      },
    ],
  });
}

async function recordWords(tx: Transaction, ids: Ids, words: readonly Word[]): Promise<void> {
  const seqOf = new Map<number, number>();
  const rows = words.map((word) => {
    const assignmentId = ids.assignment(word.task, word.agency);
    const seq = (seqOf.get(assignmentId) ?? 0) + 1;
    seqOf.set(assignmentId, seq);
    return { word, key: { assignmentId, seq } };
  });
  const written = await tx.progressUpdate.createManyAndReturn({
    data: rows.map(({ word, key }) => ({ ...key, ...updateOf(word, ids) })),
    select: { id: true, assignmentId: true, seq: true },
  });
  const updateId = new Map(written.map((row) => [`${row.assignmentId} ${row.seq}`, row.id]));
  await tx.completionDecision.createMany({
    data: rows.flatMap(({ word: { answer }, key }) =>
      answer
        ? [
            {
              updateId: required(updateId.get(`${key.assignmentId} ${key.seq}`), "cập nhật"),
              verdict: answer.verdict,
              reason: answer.reason ?? "",
              recordedAt: instantOf(answer.at),
              recordedById: ids.user(SECRETARY),
            },
          ]
        : [],
    ),
  });
  for (const [id, version] of seqOf) await tx.assignment.update({ where: { id }, data: { version } });
}

function updateOf(word: Word, ids: Ids) {
  const { done } = word;
  return {
    state: done ? ("COMPLETED" as const) : (word.state ?? ("IN_PROGRESS" as const)),
    percent: word.percent ?? null,
    result: word.result,
    difficulties: word.difficulties ?? "",
    proposals: word.proposals ?? "",
    completedOn: done ? calendarDate(done.on) : null,
    evidenceNumber: done?.number ?? null,
    evidenceDate: done ? calendarDate(done.date ?? done.on) : null,
    evidenceIssuer: done?.issuer ?? null,
    recordedAt: instantOf(word.at),
    recordedById: ids.user(word.agency),
  };
}

function required<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`Số liệu minh họa nhắc đến ${what}, kế hoạch đã nạp không có.`);
  return value;
}
