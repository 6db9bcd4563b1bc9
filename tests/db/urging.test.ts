import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sweep } from "../../lib/oversight/commands.ts";
import { readCurrentPlan } from "../../lib/plans/queries.ts";
import type { PlanSettings } from "../../lib/plans/rules.ts";
import { fixedClock } from "../../lib/platform/clock.ts";
import type { Result } from "../../lib/platform/result.ts";
import { recordProgress } from "../../lib/progress/commands.ts";
import { answerLetter, escalate, giveCommitment } from "../../lib/urging/answer-commands.ts";
import { discardLetter, issueLetter, saveLetter } from "../../lib/urging/commands.ts";
import { draftLetters } from "../../lib/urging/drafting-commands.ts";
import { readLetters } from "../../lib/urging/letter-queries.ts";
import { readOwed, readUrged } from "../../lib/urging/queries.ts";
import { urgedOf } from "../../lib/urging/rules.ts";
import { day } from "../support/builders.ts";
import { claiming, partOf } from "../support/commands.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { contextOf } from "../support/people.ts";

const TODAY = day("2023-10-10");
const SECRETARY = { role: "SECRETARIAT", agencyId: null } as const;

let test: TestDatabase;
let plan: PlanSettings;
beforeAll(async () => {
  test = await testDatabase({ template: "demo" });
  const found = await readCurrentPlan(test.db);
  if (!found) throw new Error("no plan");
  plan = found;
});
afterAll(() => test.drop());

function done<T>(outcome: Result<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.code} ${outcome.message ?? JSON.stringify(outcome.fields)}`);
  return outcome.value;
}

const by = async (username: string, at = "2023-10-10") => ({
  ...(await contextOf(test.db, username)),
  clock: fixedClock(at),
});

async function keysOf(agency: string): Promise<string[]> {
  const { items } = await readOwed(test.db, { plan, asOf: TODAY });
  return items.filter((item) => item.agencyCode === agency && !item.awaiting).map(({ key }) => key);
}

async function draft(...agencies: string[]): Promise<number[]> {
  const keys = (await Promise.all(agencies.map(keysOf))).flat();
  return done(await draftLetters(await by("thuong-truc"), { keys })).letterIds;
}

async function letter(id: number, asOf = TODAY, actor: Parameters<typeof readLetters>[1]["actor"] = SECRETARY) {
  const [found] = await readLetters(test.db, { planId: plan.id, asOf, actor, id });
  return found ?? null;
}

let serial = 9000;

async function issue(id: number, about: { number?: string; ordinal?: number; at?: string } = {}) {
  const row = await letter(id);
  if (!row) throw new Error("no letter");
  serial += 1;
  return issueLetter(await by("thuong-truc", about.at), {
    letterId: id,
    seenVersion: row.version,
    seenOrdinal: about.ordinal ?? (row.before?.ordinal ?? 0) + 1,
    documentNumber: about.number ?? `${serial}/CAT-PC06`,
    documentDate: TODAY,
  });
}

/** A body that owes something on the demo's day, with a lead's part among it. */
const LATE = "so-tnmt";

describe("drafts", () => {
  it("are one an agency, of what is owed; what comes later is added to them", async () => {
    const keys = await keysOf(LATE);
    const others = await keysOf("huyen-luc-ngan");
    expect(keys.length).toBeGreaterThan(0);
    expect(others.length).toBeGreaterThan(1);
    const [first = ""] = others;
    const { letterIds } = done(await draftLetters(await by("thuong-truc"), { keys: [...keys, first] }));
    expect(letterIds).toHaveLength(2);
    const again = done(await draftLetters(await by("van-phong"), { keys: others }));
    expect(letterIds).toEqual(expect.arrayContaining(again.letterIds));
    expect((await letter(again.letterIds[0] ?? 0))?.keys).toEqual(others);
  });

  it("name nothing that waits for the secretariat's own answer, or is not owed", async () => {
    const claimed = await partOf(test.db, 16, "huyen-son-dong");
    done(await recordProgress(await by("huyen-son-dong"), claiming(claimed, "2023-10-09")));
    const { items } = await readOwed(test.db, { plan, asOf: TODAY });
    const waiting = items.filter(({ awaiting }) => awaiting).map(({ key }) => key);
    expect(waiting).toContain(`part:${claimed.id}`);
    const outcome = await draftLetters(await by("thuong-truc"), { keys: [...waiting, "part:999999"] });
    expect(outcome).toMatchObject({ ok: false, code: "NOT_OPEN" });
  });

  it("are written by the secretariat and the office alone, and seen by nobody else", async () => {
    const [id = 0] = await draft("huyen-yen-the");
    for (const username of ["huyen-yen-the", "lanh-dao", "quan-tri"]) {
      expect(await draftLetters(await by(username), { keys: await keysOf("huyen-yen-the") })).toMatchObject({
        ok: false,
        code: "FORBIDDEN",
      });
    }
    expect(await letter(id, TODAY, { role: "LEADER", agencyId: null })).toBeNull();
    expect(await letter(id, TODAY, { role: "OFFICE", agencyId: null })).not.toBeNull();
  });

  it("keep the words they are given, and are let go without a gap", async () => {
    const [id = 0] = await draft("huyen-son-dong");
    const before = await letter(id);
    const [kept = ""] = before?.keys ?? [];
    const saved = {
      letterId: id,
      seenVersion: before?.version ?? 0,
      answerBy: day("2023-10-25"),
      opening: "Lời mở đầu riêng.",
      demand: "",
      asksCommitment: true,
      copyToOffice: false,
      keys: [kept],
    };
    done(await saveLetter(await by("thuong-truc"), saved));
    expect(await letter(id)).toMatchObject({
      opening: "Lời mở đầu riêng.",
      demand: null,
      keys: [kept],
      copyToOffice: false,
    });
    expect(await saveLetter(await by("van-phong"), saved)).toMatchObject({ ok: false, code: "CONFLICT" });
    const now = { letterId: id, seenVersion: (before?.version ?? 0) + 1 };
    expect(await saveLetter(await by("thuong-truc"), { ...saved, ...now, answerBy: TODAY })).toMatchObject({
      code: "INVALID_INPUT",
      fields: { answerBy: "Ngày trả lời phải sau hôm nay." },
    });
    done(await discardLetter(await by("thuong-truc"), now));
    expect(await letter(id)).toBeNull();
    const [next = 0] = await draft("huyen-son-dong");
    expect(next).not.toBe(id);
  });
});

describe("an issued letter", () => {
  it("is final, numbered, frozen with its figures, and told to the agency", async () => {
    const [id = 0] = await draft(LATE);
    const before = (await letter(id))?.before?.ordinal ?? 0;
    const { ordinal } = done(await issue(id));
    expect(ordinal).toBe(before + 1);
    const row = await letter(id);
    expect(row?.state).toBe("WAITING");
    expect(row?.document?.content.rows.length).toBe(row?.keys.length);
    const file = await test.db.issuedDocument.findUniqueOrThrow({ where: { id: row?.document?.id ?? 0 } });
    expect(Buffer.from(file.file).subarray(0, 2).toString()).toBe("PK");
    const told = await test.db.alert.findFirstOrThrow({ where: { key: `letter:${id}` }, include: { agency: true } });
    expect([told.agency?.code, told.path]).toEqual([LATE, `/letters/${id}`]);
    for (const change of [
      test.db.urgingLetter.update({ where: { id }, data: { demand: "khác" } }),
      test.db.urgingItem.deleteMany({ where: { letterId: id } }),
      test.db.issuedDocument.update({ where: { id: file.id }, data: { title: "khác" } }),
    ]) {
      await expect(change).rejects.toThrow();
    }
    expect(
      await saveLetter(await by("thuong-truc"), {
        letterId: id,
        seenVersion: row?.version ?? 0,
        answerBy: day("2023-12-01"),
        opening: "",
        demand: "",
        asksCommitment: false,
        copyToOffice: true,
        keys: row?.keys ?? [],
      }),
    ).toMatchObject({ ok: false, code: "ALREADY_DECIDED" });
  });

  it("has a number that the register gave once in a year", async () => {
    const [first = 0, second = 0] = await draft("huyen-luc-ngan", "huyen-yen-the");
    done(await issue(first, { number: "7001/CAT-PC06" }));
    expect(await issue(second, { number: "7001/CAT-PC02" })).toMatchObject({
      code: "INVALID_INPUT",
      fields: { documentNumber: "Số 7001 năm 2023 đã dùng cho văn bản 7001/CAT-PC06 ngày 10/10/2023." },
    });
    expect(await issue(second, { ordinal: 77 })).toMatchObject({ ok: false, code: "CONFLICT" });
    done(await issue(second, { number: "7002/CAT-PC06" }));
  });

  it("counts on whatever is read as of an earlier day", async () => {
    const [key = ""] = await keysOf(LATE);
    const now = urgedOf(await readUrged(test.db, plan.id, TODAY), key).letters.length;
    const then = urgedOf(await readUrged(test.db, plan.id, day("2023-10-09")), key).letters.length;
    expect(now).toBe(then + 1);
  });
});

describe("answers", () => {
  it("ask for later days, all of them or nothing, and close what reminded of the letter", async () => {
    const [id = 0] = await draft(LATE);
    done(await issue(id));
    const part = await partOf(test.db, 16, LATE);
    const said = {
      letterId: id,
      seenSeq: 0,
      text: "Đang hoàn thiện kết nối, chờ nghiệm thu.",
      documentNumber: "",
      documentDate: null,
      files: [],
    };
    const asking = (until: string) => ({ ...said, until: { [part.id]: day(until) } });
    expect(await answerLetter(await by("huyen-luc-ngan"), { ...said, until: {} })).toMatchObject({ code: "FORBIDDEN" });
    expect(await answerLetter(await by(LATE), asking("2023-10-01"))).toMatchObject({
      code: "INVALID_INPUT",
      fields: { [`until-${part.id}`]: expect.stringContaining("Hạn mới phải sau") },
    });
    expect((await letter(id))?.answers).toEqual([]);
    done(await answerLetter(await by(LATE), asking("2023-11-30")));
    const row = await letter(id);
    expect(row?.state).toBe("ANSWERED");
    expect(row?.answers[0]?.requests).toMatchObject([{ taskNumber: 16, verdict: null }]);
    const request = await test.db.extensionRequest.findFirstOrThrow({ where: { answer: { letterId: id } } });
    expect(request.late).toBe(true);
    const asked = urgedOf(await readUrged(test.db, plan.id, TODAY), `part:${part.id}`).askedUntil;
    expect(asked?.toString()).toBe("2023-11-30");
    expect((await test.db.alert.findFirstOrThrow({ where: { key: `letter:${id}` } })).closedAt).not.toBeNull();
    expect(await answerLetter(await by(LATE), { ...said, until: {} })).toMatchObject({ code: "CONFLICT" });
    done(await answerLetter(await by(LATE), { ...said, seenSeq: 1, until: {} }));
  });

  it("that do not come are reminded of, to the agency and to those who wrote", async () => {
    const [id = 0] = await draft("huyen-son-dong");
    done(await issue(id));
    await sweep(test.db, fixedClock("2023-10-20", "07:00"), "schedule");
    expect(await test.db.alert.count({ where: { kind: "LETTER_UNANSWERED", path: `/letters/${id}` } })).toBe(0);
    await sweep(test.db, fixedClock("2023-10-21", "07:00"), "schedule");
    await sweep(test.db, fixedClock("2023-10-21", "08:00"), "schedule");
    const told = await test.db.alert.findMany({
      where: { kind: "LETTER_UNANSWERED", path: `/letters/${id}` },
      include: { agency: true },
      orderBy: { id: "asc" },
    });
    expect(told.map(({ agency, repetition }) => [agency?.code ?? null, repetition])).toEqual([
      ["huyen-son-dong", 1],
      [null, 1],
    ]);
    expect((await letter(id, day("2023-10-21")))?.state).toBe("UNANSWERED");
    done(
      await answerLetter(await by("huyen-son-dong", "2023-10-22"), {
        letterId: id,
        seenSeq: 0,
        text: "Đã gửi báo cáo.",
        documentNumber: "",
        documentDate: null,
        files: [],
        until: {},
      }),
    );
    await sweep(test.db, fixedClock("2023-10-24", "07:00"), "schedule");
    expect(
      await test.db.alert.count({ where: { kind: "LETTER_UNANSWERED", path: `/letters/${id}`, closedAt: null } }),
    ).toBe(0);
    expect((await letter(id, day("2023-10-24")))?.state).toBe("ANSWERED_LATE");
  });
});

describe("a commitment", () => {
  it("is a day beside the deadline, chased as such; the deadline stays", async () => {
    const part = await partOf(test.db, 17, "toa-an-tinh");
    const promise = {
      assignmentId: part.id,
      promisedOn: day("2023-10-31"),
      text: "Hoàn thành kết nối.",
      documentNumber: "45/CV-TA",
      documentDate: day("2023-10-09"),
    };
    const deadlines = () => test.db.deadline.findMany({ where: { taskId: part.taskId } });
    const before = await deadlines();
    expect(await giveCommitment(await by("so-tnmt"), promise)).toMatchObject({ code: "FORBIDDEN" });
    expect(
      await giveCommitment(await by("toa-an-tinh"), { ...promise, promisedOn: TODAY, documentDate: day("2023-11-01") }),
    ).toMatchObject({
      code: "INVALID_INPUT",
      fields: { promisedOn: expect.any(String), documentDate: expect.any(String) },
    });
    done(await giveCommitment(await by("toa-an-tinh"), promise));
    expect(await deadlines()).toEqual(before);
    expect(urgedOf(await readUrged(test.db, plan.id, TODAY), `part:${part.id}`).promisedOn?.toString()).toBe(
      "2023-10-31",
    );
    await sweep(test.db, fixedClock("2023-11-01", "07:00"), "schedule");
    const told = await test.db.alert.findMany({
      where: { kind: "COMMITMENT_PASSED", path: "/tasks/17" },
      include: { agency: true },
    });
    expect(told.map(({ agency }) => agency?.code ?? null).sort()).toEqual(["toa-an-tinh", null].sort());
    const onTime = await partOf(test.db, 26, "so-tttt").catch(() => null);
    if (onTime)
      expect(await giveCommitment(await by("so-tttt"), { ...promise, assignmentId: onTime.id })).toMatchObject({
        code: "NOT_OPEN",
      });
  });

  it("is followed by the office and the head of the group, each once", async () => {
    const part = await partOf(test.db, 17, "toa-an-tinh");
    const up = { assignmentId: part.id, text: "Đã đôn đốc nhiều lần." };
    expect(await escalate(await by("van-phong"), { ...up, target: "OFFICE" })).toMatchObject({ code: "FORBIDDEN" });
    done(await escalate(await by("thuong-truc"), { ...up, target: "OFFICE" }));
    expect(await escalate(await by("thuong-truc"), { ...up, target: "OFFICE" })).toMatchObject({ code: "DUPLICATE" });
    done(await escalate(await by("van-phong"), { ...up, target: "GROUP_HEAD" }));
    const bells = await test.db.alertDelivery.findMany({
      where: { alert: { kind: "ESCALATED", key: { startsWith: `escalated:${part.id}:` } } },
      include: { user: true },
    });
    expect(bells.map(({ user }) => user.username).sort()).toEqual(["lanh-dao", "van-phong"]);
  });
});

describe("a hundred letters to one agency, by a hundred at once", () => {
  it("are lần 1 to 100, without gap or duplicate", { timeout: 300_000 }, async () => {
    const agency = "dien-luc";
    const code = await test.db.agency.findUniqueOrThrow({ where: { code: agency } });
    const had = await test.db.urgingLetter.count({ where: { agencyId: code.id, documentId: { not: null } } });
    const [key = ""] = await keysOf(agency);
    const reportMonth = new Date(`${key.split(":")[2]}-01T00:00:00Z`);
    const context = await by("thuong-truc");
    // Drafted by hand: what is raced for is the "lần", which is given when a letter is issued.
    const draftId = async () => {
      const data = {
        planId: plan.id,
        agencyId: code.id,
        createdById: context.actor.id,
        createdAt: new Date(context.clock.now().epochMilliseconds),
      };
      try {
        const items = { create: { position: 1, reportMonth } };
        const made = await test.db.urgingLetter.create({ data: { ...data, answerBy: new Date("2023-10-20"), items } });
        return made.id;
      } catch {
        // Somebody else's draft stands: it is issued all the same.
        const open = await test.db.urgingLetter.findFirst({
          where: { agencyId: code.id, documentId: null, discardedAt: null },
        });
        return open?.id ?? null;
      }
    };
    const one = async (number: number) => {
      for (;;) {
        const letterId = await draftId();
        const issued = await test.db.urgingLetter.count({ where: { agencyId: code.id, documentId: { not: null } } });
        const signed = { seenOrdinal: issued + 1, documentNumber: `${number}/CAT-PC06`, documentDate: TODAY };
        const outcome = letterId === null ? null : await issueLetter(context, { letterId, seenVersion: 1, ...signed });
        if (outcome?.ok) return outcome.value.ordinal;
      }
    };
    const given: number[] = [];
    const waiting = Array.from({ length: 100 }, (_, index) => 8000 + index);
    // Eight at a time: as many as the pool has connections for.
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) given.push(await one(number));
      }),
    );
    expect(given.sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, index) => had + index + 1));
  });
});
