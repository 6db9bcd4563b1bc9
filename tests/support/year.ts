import { decideDelivery, handIn } from "../../lib/obligations/commands.ts";
import { sweep } from "../../lib/oversight/commands.ts";
import type { CommandContext } from "../../lib/platform/actor.ts";
import { type Clock, fixedClock } from "../../lib/platform/clock.ts";
import type { Database } from "../../lib/platform/database.ts";
import { setApplicability } from "../../lib/progress/assignment-commands.ts";
import { recordProgress } from "../../lib/progress/commands.ts";
import { decideCompletion } from "../../lib/progress/completion-commands.ts";
import { askExtension, decideExtension } from "../../lib/progress/extension-commands.ts";
import { recordGuidance } from "../../lib/progress/guidance-commands.ts";
import { CAST } from "../../prisma/demo/cast.ts";
import { day, month } from "./builders.ts";
import { claiming, partOf } from "./commands.ts";
import { contextOf } from "./people.ts";
import { putReports } from "./reports.ts";
import { DAY_OF_WORDS, FIVE_SWEEPS, reportSentOn, SILENCES, YEAR_EVENTS, type YearEvent } from "./year-script.ts";

/** The accounts of the cast, in a database that holds the plan alone. Nobody signs in: the hash is of no password. */
export async function admitCast(db: Database): Promise<void> {
  const agencies = new Map((await db.agency.findMany()).map(({ code, id }) => [code, id]));
  await db.user.createMany({
    data: CAST.map(({ agency, ...person }) => ({
      ...person,
      agencyId: agency === null ? null : (agencies.get(agency) ?? null),
      passwordHash: "$argon2id$v=19$",
      mustChangePassword: false,
      createdAt: new Date("2023-01-01T00:00:00+07:00"),
    })),
  });
}

/** Lives through 2023 from its first morning to its last: the sweep at 07:00, and at ten what the script has for the day. */
export async function liveThroughTheYear(db: Database): Promise<void> {
  for (let today = day("2023-01-01"); today.year === 2023; today = today.add({ days: 1 })) {
    const times = FIVE_SWEEPS.some((date) => date === today.toString()) ? 5 : 1;
    for (let time = 0; time < times; time++) await sweep(db, fixedClock(today.toString(), "07:00"), "schedule");
    const clock = fixedClock(today.toString(), "10:00");
    for (const event of YEAR_EVENTS.filter(({ on }) => on === today.toString())) await happen(db, clock, event);
    if (today.day === DAY_OF_WORDS) await sayMonthlyWords(db, clock);
    await sendReports(db, clock);
  }
}

async function happen(db: Database, clock: Clock, event: YearEvent): Promise<void> {
  switch (event.does) {
    case "claims":
    case "is confirmed":
    case "is returned":
      for (const agency of [event.agency].flat()) await claimOrAnswer(db, clock, { ...event, agency });
      return;
    case "hands in":
    case "is accepted":
      for (const agency of [event.agency].flat()) await handInOrAccept(db, clock, { ...event, agency });
      return;
    case "is granted an extension":
      return extend(db, clock, event);
    case "is guided":
      return guide(db, clock, event);
    case "is excused": {
      const { id: assignmentId } = await partOf(db, event.task, event.agency);
      const secretary = await at(db, clock, "thuong-truc");
      await must(
        setApplicability(secretary, { assignmentId, applicable: false, reason: "Không quản lý lĩnh vực này." }),
      );
      return;
    }
    case "takes over": {
      const { id: _id, ...person } = await db.user.findFirstOrThrow({ where: { username: event.from } });
      await db.user.create({ data: { ...person, username: event.account, disabledAt: null } });
      return;
    }
    default: {
      const disabledAt = event.does === "leaves" ? new Date(clock.now().epochMilliseconds) : null;
      await db.user.update({ where: { username: event.account }, data: { disabledAt } });
    }
  }
}

type ClaimEvent = Extract<YearEvent, { does: "claims" | "is confirmed" | "is returned" }>;

async function claimOrAnswer(db: Database, clock: Clock, event: ClaimEvent & { agency: string }): Promise<void> {
  const part = await partOf(db, event.task, event.agency);
  if (event.does === "claims") {
    const officer = await at(db, clock, await officerOf(db, event.agency));
    await must(recordProgress(officer, claiming(part, event.on)));
    return;
  }
  const { id: updateId } = await db.progressUpdate.findFirstOrThrow({
    where: { assignmentId: part.id },
    orderBy: { seq: "desc" },
  });
  const verdict = event.does === "is confirmed" ? "CONFIRMED" : "RETURNED";
  const reason = verdict === "RETURNED" ? "Chưa kèm kế hoạch đã ban hành." : "";
  await must(decideCompletion(await at(db, clock, "thuong-truc"), { updateId, verdict, reason }));
}

const NUMBERS: Readonly<Record<string, string>> = { "OB-02": "9/BC-TCT", "OB-03": "5/KH-TCT", "OB-11": "21/KH-UBND" };

type DocumentEvent = Extract<YearEvent, { does: "hands in" | "is accepted" }>;

async function handInOrAccept(db: Database, clock: Clock, event: DocumentEvent & { agency: string }): Promise<void> {
  const part = await db.obligationPart.findFirstOrThrow({
    where: { obligation: { ref: event.obligation }, agency: { code: event.agency } },
    include: { deliveries: true },
  });
  if (event.does === "hands in") {
    const document = {
      documentNumber: NUMBERS[event.obligation] ?? "",
      documentDate: day(event.on),
      documentIssuer: "UBND huyện",
      files: [],
    };
    const officer = await at(db, clock, await officerOf(db, event.agency));
    await must(
      handIn(officer, { partId: part.id, seenSeq: 0, ...document, documentTitle: "Kế hoạch năm 2023", note: "" }),
    );
    return;
  }
  const deliveryId = part.deliveries[0]?.id ?? 0;
  const answer = { deliveryId, seenDecisionId: 0, verdict: "ACCEPTED" as const, reason: "" };
  await must(decideDelivery(await at(db, clock, "thuong-truc"), answer));
}

async function officerOf(db: Database, agency: string): Promise<string> {
  const officer = await db.user.findFirstOrThrow({
    where: { agency: { code: agency }, role: "OFFICER", disabledAt: null },
  });
  return officer.username;
}

async function extend(
  db: Database,
  clock: Clock,
  event: Extract<YearEvent, { does: "is granted an extension" }>,
): Promise<void> {
  const { id: assignmentId } = await partOf(db, event.task, event.agency);
  const officer = await at(db, clock, event.agency);
  const reason = "Chờ kết nối với hệ thống của bộ.";
  const asked = await must(askExtension(officer, { assignmentId, requestedDueOn: day(event.until), reason }));
  await must(
    decideExtension(await at(db, clock, "thuong-truc"), {
      requestId: asked.requestId,
      verdict: "GRANTED",
      grantedDueOn: day(event.until),
      documentNumber: "2145/UBND-KGVX",
      documentDate: clock.today(),
      documentIssuer: "UBND tỉnh",
      reason: "",
    }),
  );
}

async function guide(db: Database, clock: Clock, event: Extract<YearEvent, { does: "is guided" }>): Promise<void> {
  const { id: taskId } = await db.task.findFirstOrThrow({ where: { number: event.task } });
  await must(
    recordGuidance(await at(db, clock, "thuong-truc"), {
      taskId,
      documentNumber: "4377/BYT-KCB",
      documentDate: clock.today().subtract({ days: 2 }),
      documentIssuer: "Bộ Y tế",
      documentTitle: "Hướng dẫn kết nối",
      dueOn: day(event.due),
      seen: await db.deadline.count({ where: { taskId, assignmentId: null } }),
      reason: "Hạn ghi theo văn bản đính chính.",
      noticeId: null,
    }),
  );
}

/** Three hundred words at once, straight onto the record: it is the silences that this year is about. */
async function sayMonthlyWords(db: Database, clock: Clock): Promise<void> {
  const now = clock.today().toPlainYearMonth();
  const silent = SILENCES.filter(
    ({ from, to }) =>
      Temporal.PlainYearMonth.compare(month(from), now) <= 0 && Temporal.PlainYearMonth.compare(now, month(to)) <= 0,
  );
  await db.$executeRaw`
    WITH speaking AS (
      UPDATE assignment a SET version = a.version + 1
      FROM task t, agency g
      WHERE t.id = a.task_id AND g.id = a.agency_id AND t.deadline_kind = 'ONGOING' AND g.reports_from IS NOT NULL
        AND t.number || ' ' || g.code <> ALL(${silent.map(({ task, agency }) => `${task} ${agency}`)}::text[])
      RETURNING a.id, a.version)
    INSERT INTO progress_update (assignment_id, seq, state, result, recorded_at, recorded_by_id)
    SELECT s.id, s.version, 'IN_PROGRESS', 'Kết quả trong tháng.', ${new Date(clock.now().epochMilliseconds)},
      (SELECT min(id) FROM app_user)
    FROM speaking s`;
}

/** The reports of the day, straight onto the record: it is who is reminded of them that this year is about. */
async function sendReports(db: Database, clock: Clock): Promise<void> {
  const today = clock.today();
  const agencies = await db.agency.findMany({ where: { reportsFrom: { not: null } }, select: { code: true } });
  const sent = agencies.flatMap(({ code }) =>
    Array.from({ length: today.month }, (_, index) => `2023-${String(index + 1).padStart(2, "0")}`)
      .filter((name) => reportSentOn(code, name) === today.toString())
      .map((name) => ({ agency: code, month: name })),
  );
  await putReports(db, sent, clock.now());
}

async function at(db: Database, clock: Clock, username: string): Promise<CommandContext> {
  return { ...(await contextOf(db, username)), clock };
}

/** What the script has happen must be possible. */
async function must<T>(outcome: Promise<{ ok: true; value: T } | { ok: false; code: string }>): Promise<T> {
  const result = await outcome;
  if (!result.ok) throw new Error(`The year's script is refused: ${JSON.stringify(result)}`);
  return result.value;
}
