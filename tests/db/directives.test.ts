import { afterAll, describe, expect, it } from "vitest";
import { enterDirective, giveDirective } from "../../lib/directives/commands.ts";
import { readDirectiveChoices, readDirectives } from "../../lib/directives/queries.ts";
import { directiveInput, entryInput } from "../../lib/directives/schema.ts";
import { setStar } from "../../lib/directives/star-commands.ts";
import { sweep } from "../../lib/oversight/commands.ts";
import { readInbox } from "../../lib/oversight/inbox-queries.ts";
import { readCurrentPlan } from "../../lib/plans/queries.ts";
import { fixedClock } from "../../lib/platform/clock.ts";
import { Prisma } from "../../lib/platform/prisma/client.ts";
import type { Result } from "../../lib/platform/result.ts";
import { readTaskDocument } from "../../lib/progress/history-queries.ts";
import { readBoard } from "../../lib/progress/queries.ts";
import { readAgencyDuties } from "../../lib/urging/agency-queries.ts";
import { day } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";
import { contextOf } from "../support/people.ts";

const test = await testDatabase({ template: "demo" });
afterAll(test.drop);

const { db } = test;
const TODAY = day("2023-10-10");
const found = await readCurrentPlan(db);
if (!found) throw new Error("no plan");
const plan = found;

function done<T>(outcome: Result<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.code} ${outcome.message ?? JSON.stringify(outcome.fields)}`);
  return outcome.value;
}

const by = async (username: string, at = "2023-10-10") => ({
  ...(await contextOf(db, username)),
  clock: fixedClock(at),
});

const taskId = async (number: number) => (await db.task.findFirstOrThrow({ where: { number } })).id;

async function asking(about: { task?: number; agencies?: string[]; text?: string; answerBy?: string } = {}) {
  const agencies = await db.agency.findMany({ where: { code: { in: about.agencies ?? [] } } });
  return directiveInput.parse({
    taskId: about.task === undefined ? "" : String(await taskId(about.task)),
    agencyIds: agencies.map(({ id }) => String(id)),
    text: about.text ?? "Báo cáo tiến độ và vướng mắc.",
    answerBy: about.answerBy ?? "20/10/2023",
  });
}

async function read(id: number, asOf = TODAY) {
  const [row] = await readDirectives(db, { planId: plan.id, asOf, id });
  if (!row) throw new Error(`no directive ${id}`);
  return row;
}

let texts = 0;

/** A directive of its own, with its parts by agency. */
async function given(about: Parameters<typeof asking>[0] = { agencies: ["so-y-te"] }, author = "lanh-dao") {
  texts += 1;
  const input = await asking({ text: `Báo cáo lần ${texts}.`, ...about });
  const { directiveId } = done(await giveDirective(await by(author), input));
  const { parts } = await read(directiveId);
  return { directiveId, parts, partId: parts[0]?.id ?? 0 };
}

const entry = (partId: number, kind: string, seenSeq: number, about: Record<string, string> = {}) =>
  entryInput.parse({ partId: String(partId), kind, seenSeq: String(seenSeq), ...about });

const alertsAt = (path: string) =>
  db.alert.findMany({ where: { path }, include: { agency: true, fromAgency: true }, orderBy: { id: "asc" } });

describe("the demo's directives", () => {
  it("are one closed, one answered and one not acknowledged, two of a meeting, and read as of an earlier day", async () => {
    const all = await readDirectives(db, { planId: plan.id, asOf: TODAY });
    const seen = all.map(({ id, taskNumber, parts }) => [
      id,
      taskNumber,
      parts.map((p) => `${p.agencyCode} ${p.state}`),
    ]);
    expect(seen).toEqual([
      [5, 17, ["toa-an-tinh UNACKNOWLEDGED"]],
      [4, null, ["huyen-son-dong UNANSWERED"]],
      [3, 22, ["so-ldtbxh ANSWERED"]],
      [2, 14, ["so-tu-phap ANSWERED"]],
      [1, 26, ["so-tttt CLOSED"]],
    ]);
    const then = await readDirectives(db, { planId: plan.id, asOf: day("2023-05-29") });
    expect(then.map(({ id, parts }) => [id, parts[0]?.state, parts[0]?.entries.length])).toEqual([
      [1, "ACKNOWLEDGED", 1],
    ]);
    expect((await readInbox(db, plan.id, TODAY)).directives).toBe(2);
    expect((await readInbox(db, plan.id, day("2023-05-23"))).directives).toBe(1);
  });

  it("stand on their task's page and their agency's, by day", async () => {
    const sees = { notes: false, bodies: false };
    const about = async (number: number, asOf: string) =>
      (await readTaskDocument(db, await taskId(number), day(asOf), sees)).directives.map(({ id }) => id);
    expect(await about(17, "2023-10-10")).toEqual([5]);
    expect(await about(17, "2023-10-08")).toEqual([]);
    expect(await about(16, "2023-10-10")).toEqual([]);
    const { actor } = await contextOf(db, "lanh-dao");
    const agency = await db.agency.findUniqueOrThrow({ where: { code: "so-tttt" } });
    const duties = await readAgencyDuties(db, { plan, asOf: TODAY, agencyId: agency.id, actor });
    expect(duties.directives.map(({ id }) => id)).toEqual([1]);
  });
});

describe("giving", () => {
  it("is a leader's or the office's; others are refused on record", async () => {
    const refused = () => db.auditEntry.count({ where: { action: "directive.give", outcome: "REFUSED" } });
    const before = await refused();
    for (const username of ["so-y-te", "so-y-te.truong", "thuong-truc", "quan-tri"]) {
      const outcome = await giveDirective(await by(username), await asking({ agencies: ["so-y-te"] }));
      expect(outcome, username).toMatchObject({ code: "FORBIDDEN" });
    }
    expect(await refused()).toBe(before + 4);
    await given({ agencies: ["so-y-te"] }, "van-phong");
  });

  it("goes to the leads of the task that report, or to those who were named, each told once", async () => {
    const { directiveId, parts } = await given({ task: 7 });
    expect(parts.map(({ agencyCode }) => agencyCode)).toEqual(["so-tttt", "cong-an-tinh"]);
    expect(parts.every(({ state }) => state === "UNACKNOWLEDGED")).toBe(true);
    const told = await alertsAt(`/directives/${directiveId}#so-tttt`);
    expect(told.map(({ kind, agency, taskId: task }) => [kind, agency?.code, task])).toEqual([
      ["DIRECTIVE_GIVEN", "so-tttt", null],
    ]);
    const bells = await db.alertDelivery.findMany({ where: { alertId: told[0]?.id ?? 0 }, include: { user: true } });
    expect(bells.map(({ user }) => user.username).sort()).toEqual(["so-tttt", "so-tttt.truong"]);
    const named = await given({ task: 7, agencies: ["huyen-yen-the", "so-y-te"] });
    expect(named.parts.map(({ agencyCode }) => agencyCode).sort()).toEqual(["huyen-yen-the", "so-y-te"]);
  });

  it("leaves out leads to whom the task does not apply", async () => {
    const { parts } = await given({ task: 25 });
    const codes = parts.map(({ agencyCode }) => agencyCode);
    expect(codes).toContain("so-noi-vu");
    expect(codes).not.toContain("van-phong-ubnd");
    const { leads, agencies, tasks } = await readDirectiveChoices(db, { planId: plan.id, today: TODAY, taskNumber: 7 });
    expect(leads).toHaveLength(2);
    expect(tasks).toHaveLength(26);
    expect(agencies.some(({ code }) => code === "cac-so-ban-nganh" || code === "bo-y-te")).toBe(false);
  });

  it("names what is wrong beside its field, and changes nothing", async () => {
    const before = await db.directive.count();
    const refusedFields = async (input: object) => {
      const outcome = await giveDirective(await by("lanh-dao"), { ...(await asking({ task: 7 })), ...input });
      return outcome.ok ? [] : [outcome.code, ...Object.keys(outcome.fields ?? {})];
    };
    const ministry = await db.agency.findUniqueOrThrow({ where: { code: "bo-y-te" } });
    expect(await refusedFields({ answerBy: TODAY })).toEqual(["INVALID_INPUT", "answerBy"]);
    expect(await refusedFields({ taskId: 999_999 })).toEqual(["INVALID_INPUT", "taskId"]);
    expect(await refusedFields({ agencyIds: [ministry.id] })).toEqual(["INVALID_INPUT", "agencyIds"]);
    expect(await db.directive.count()).toBe(before);
  });

  it("twice at once is one directive", async () => {
    const input = await asking({ agencies: ["so-y-te"], text: "Gửi hai lần." });
    const both = await Promise.all([
      giveDirective(await by("lanh-dao"), input),
      giveDirective(await by("lanh-dao"), input),
    ]);
    expect(both.map((outcome) => (outcome.ok ? "OK" : outcome.code)).sort()).toEqual(["DUPLICATE", "OK"]);
  });
});

describe("the conversation with an agency", () => {
  it("is acknowledged, answered, returned, answered again and closed; bells follow", async () => {
    const { directiveId, partId } = await given();
    const path = `/directives/${directiveId}#so-y-te`;
    const open = async () => (await alertsAt(path)).filter(({ closedAt }) => closedAt === null).map(({ kind }) => kind);
    done(await enterDirective(await by("so-y-te"), entry(partId, "ACKNOWLEDGE", 0)));
    expect((await read(directiveId)).parts[0]?.state).toBe("ACKNOWLEDGED");
    expect(await open()).toEqual(["DIRECTIVE_GIVEN"]);

    const words = { text: "Đã làm xong 80%.", documentNumber: "55/SYT", documentDate: "09/10/2023" };
    done(await enterDirective(await by("so-y-te.truong"), entry(partId, "ANSWER", 1, words)));
    expect(await open()).toEqual(["DIRECTIVE_ANSWERED"]);
    const answered = (await alertsAt(path)).at(-1);
    expect([answered?.agency, answered?.fromAgency?.code]).toEqual([null, "so-y-te"]);
    const bells = await db.alertDelivery.findMany({ where: { alertId: answered?.id ?? 0 }, include: { user: true } });
    expect(bells.map(({ user }) => user.username).sort()).toEqual(["lanh-dao", "van-phong"]);

    const back = entry(partId, "RETURN", 2, { text: "Nêu rõ 20% còn lại.", answerBy: "16/10/2023" });
    done(await enterDirective(await by("van-phong"), back));
    expect(await open()).toEqual(["DIRECTIVE_GIVEN"]);
    const returned = await read(directiveId);
    expect([returned.parts[0]?.state, returned.parts[0]?.owedBy.toString()]).toEqual(["ACKNOWLEDGED", "2023-10-16"]);

    done(
      await enterDirective(await by("so-y-te", "2023-10-12"), entry(partId, "ANSWER", 3, { text: "Còn 02 huyện." })),
    );
    done(await enterDirective(await by("lanh-dao", "2023-10-13"), entry(partId, "CLOSE", 4)));
    expect(await open()).toEqual([]);
    expect((await read(directiveId, day("2023-10-13"))).parts[0]?.state).toBe("CLOSED");
    expect((await read(directiveId, day("2023-10-12"))).parts[0]?.state).toBe("ANSWERED");
    expect((await read(directiveId)).parts[0]?.state).toBe("ACKNOWLEDGED");
    const late = entry(partId, "ANSWER", 5, { text: "Thêm." });
    expect(await enterDirective(await by("so-y-te", "2023-10-14"), late)).toMatchObject({ code: "NOT_OPEN" });
  });

  it("belongs to the agency, to the leader who began it and to the office", async () => {
    const { directiveId, partId } = await given({ agencies: ["so-y-te"] }, "van-phong");
    const answer = entry(partId, "ANSWER", 0, { text: "Đã làm." });
    for (const username of ["so-tttt", "thuong-truc", "van-phong", "quan-tri"]) {
      expect(await enterDirective(await by(username), answer), username).toMatchObject({ code: "FORBIDDEN" });
    }
    done(await enterDirective(await by("so-y-te"), answer));
    const close = entry(partId, "CLOSE", 1);
    for (const username of ["so-y-te", "thuong-truc", "lanh-dao"]) {
      expect(await enterDirective(await by(username), close), username).toMatchObject({ code: "FORBIDDEN" });
    }
    expect(
      await db.auditEntry.count({ where: { subject: "directive", subjectId: directiveId, outcome: "REFUSED" } }),
    ).toBe(7);
    done(await enterDirective(await by("van-phong"), close));
  });

  it("keeps what was typed where something is wrong or somebody was first", async () => {
    const { directiveId, partId } = await given();
    const says = async (username: string, ...about: Parameters<typeof entry>) =>
      enterDirective(await by(username), entry(...about));
    expect(await says("lanh-dao", partId, "CLOSE", 0)).toMatchObject({
      code: "INVALID_INPUT",
      fields: { text: expect.any(String) },
    });
    expect(await says("lanh-dao", partId, "RETURN", 0, { text: "x", answerBy: "16/10/2023" })).toMatchObject({
      code: "NOT_OPEN",
    });
    const dated = { text: "Đã làm.", documentNumber: "1/BC", documentDate: "11/10/2023" };
    expect(await says("so-y-te", partId, "ANSWER", 0, dated)).toMatchObject({
      fields: { documentDate: expect.any(String) },
    });
    const both = await Promise.all([
      says("so-y-te", partId, "ANSWER", 0, { text: "Người thứ nhất." }),
      says("so-y-te.truong", partId, "ANSWER", 0, { text: "Người thứ hai." }),
    ]);
    expect(both.map((outcome) => (outcome.ok ? "OK" : outcome.code)).sort()).toEqual(["CONFLICT", "OK"]);
    expect(await says("so-y-te", partId, "ACKNOWLEDGE", 1)).toMatchObject({ code: "NOT_OPEN" });
    expect(await says("lanh-dao", partId, "RETURN", 1, { text: "x", answerBy: "10/10/2023" })).toMatchObject({
      fields: { answerBy: "Ngày trả lời phải sau hôm nay." },
    });
    expect((await read(directiveId)).parts[0]?.entries).toHaveLength(1);
    expect(await says("so-y-te", 999_999, "ANSWER", 0, { text: "x" })).toMatchObject({ code: "NOT_FOUND" });
  });

  it("with several agencies is as many conversations", async () => {
    const { directiveId, parts } = await given({ agencies: ["so-y-te", "huyen-yen-the"] });
    const [first, second] = parts;
    const officer = first?.agencyCode ?? "";
    done(await enterDirective(await by(officer), entry(first?.id ?? 0, "ANSWER", 0, { text: "Đã làm." })));
    expect((await read(directiveId)).parts.map(({ state }) => state)).toEqual(["ANSWERED", "UNACKNOWLEDGED"]);
    const [told] = await alertsAt(`/directives/${directiveId}#${second?.agencyCode}`);
    expect([told?.kind, told?.closedAt]).toEqual(["DIRECTIVE_GIVEN", null]);
  });
});

describe("the sweep", () => {
  it("reminds of what is not answered, of a returned answer by its new day, and closes what was", async () => {
    const { directiveId, partId } = await given({ agencies: ["so-noi-vu"], answerBy: "11/10/2023" });
    const path = `/directives/${directiveId}#so-noi-vu`;
    const reminders = async () =>
      (await alertsAt(path))
        .filter(({ kind, closedAt }) => kind === "DIRECTIVE_UNANSWERED" && closedAt === null)
        .map(({ agency, fromAgency, repetition }) => [agency?.code ?? null, fromAgency?.code ?? null, repetition]);
    const morning = (date: string) => sweep(db, fixedClock(date, "07:00"), "schedule");
    await morning("2023-10-11");
    expect(await reminders()).toEqual([]);
    await morning("2023-10-12");
    await morning("2023-10-12");
    expect(await reminders()).toEqual([
      ["so-noi-vu", null, 1],
      [null, "so-noi-vu", 1],
    ]);
    await morning("2023-10-15");
    expect(await reminders()).toEqual([
      [null, "so-noi-vu", 1],
      ["so-noi-vu", null, 2],
    ]);
    const says = async (username: string, at: string, ...about: Parameters<typeof entry>) =>
      done(await enterDirective(await by(username, at), entry(...about)));
    await says("so-noi-vu", "2023-10-15", partId, "ANSWER", 0, { text: "Đã làm." });
    expect(await reminders()).toEqual([]);
    await says("lanh-dao", "2023-10-15", partId, "RETURN", 1, { text: "Chưa đủ.", answerBy: "18/10/2023" });
    await morning("2023-10-18");
    expect(await reminders()).toEqual([]);
    await morning("2023-10-19");
    expect((await reminders()).map(([, , repetition]) => repetition)).toEqual([1, 1]);
  });
});

describe("the record", () => {
  it("takes no change of a directive, its agencies or what was said", async () => {
    for (const table of ["directive", "directive_agency", "directive_entry"]) {
      for (const act of [`UPDATE ${table} SET id = id`, `DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`]) {
        await expect(db.$executeRaw(Prisma.raw(act)), act).rejects.toThrow(/append-only/);
      }
    }
  });

  it("takes of a star only that it is taken off, once", async () => {
    const star = await db.star.findFirstOrThrow({ where: { removedAt: null } });
    const change = (data: object) => db.star.update({ where: { id: star.id }, data });
    await expect(change({ setAt: new Date() })).rejects.toThrow();
    await expect(change({ userId: star.userId, taskId: await taskId(1), removedAt: new Date() })).rejects.toThrow();
    await expect(db.star.delete({ where: { id: star.id } })).rejects.toThrow();
    await expect(db.star.create({ data: { ...star, id: undefined as never } })).rejects.toThrow();
  });
});

describe("a star", () => {
  const starred = async (asOf = TODAY) =>
    (await readBoard(db, { plan, asOf })).tasks
      .filter(({ stars }) => stars.length > 0)
      .map(({ number, stars }) => [number, stars.map(({ by: leader }) => leader)]);

  it("is a leader's, set and taken off, and every earlier day stays as it was", async () => {
    const leader = "Lãnh đạo UBND tỉnh";
    expect(await starred()).toEqual([
      [16, [leader]],
      [17, [leader]],
    ]);
    expect(await starred(day("2023-08-01"))).toEqual([[16, [leader]]]);
    const id = await taskId(5);
    for (const username of ["van-phong", "thuong-truc", "so-tnmt", "quan-tri"]) {
      const outcome = await setStar(await by(username), { taskId: id, starred: true });
      expect(outcome, username).toMatchObject({ code: "FORBIDDEN" });
    }
    const press = async (on: string, value: boolean) =>
      done(await setStar(await by("lanh-dao", on), { taskId: id, starred: value }));
    await press("2023-10-11", true);
    await press("2023-10-11", true);
    expect(await db.star.count({ where: { taskId: id } })).toBe(1);
    expect(await db.auditEntry.count({ where: { action: "star.set", taskId: id, outcome: "DONE" } })).toBe(1);
    await press("2023-10-13", false);
    await press("2023-10-13", false);
    const seen = async (asOf: string) => (await starred(day(asOf))).some(([number]) => number === 5);
    expect([await seen("2023-10-10"), await seen("2023-10-12"), await seen("2023-10-13")]).toEqual([
      false,
      true,
      false,
    ]);
    await press("2023-10-14", true);
    expect(await db.star.count({ where: { taskId: id } })).toBe(2);
  });
});
