import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { PlanFileName } from "../../lib/plans/schema.ts";
import type { Database } from "../../lib/platform/database.ts";
import { planFolder } from "../../prisma/load-plan/read.ts";
import { loadPlan } from "../../prisma/load-plan.ts";
import { testDatabase } from "../support/database.ts";

const made: string[] = [];
const opened: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true });
  for (const drop of opened.splice(0)) await drop();
});

/** A database of its own with the plan of 2023 in it: these tests change the plan itself. */
async function planDatabase(): Promise<Database> {
  const { db, drop } = await testDatabase({ template: "plan" });
  opened.push(drop);
  return db;
}

async function planWith(file: PlanFileName, from: string, to: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "plan-"));
  made.push(folder);
  await cp(planFolder(2023), folder, { recursive: true });
  const text = await readFile(path.join(folder, file), "utf8");
  expect(text).toContain(from);
  await writeFile(path.join(folder, file), text.replace(from, to));
  return folder;
}

describe("the plan of 2023, loaded", () => {
  test("is whole", async () => {
    const db = await planDatabase();
    const counts = {
      tasks: await db.task.count(),
      items: await db.planItem.count(),
      focus: await db.focusTask.count(),
      obligations: await db.obligation.count(),
      obligationParts: await db.obligationPart.count(),
      procedures: await db.procedure.count(),
      indicators: await db.indicator.count(),
      measurers: await db.indicatorMeasurer.count(),
      agencies: await db.agency.count(),
      reporting: await db.agency.count({ where: { reportsFrom: new Date("2023-01-01") } }),
      linkedItems: await db.planItem.count({ where: { tasks: { some: { relation: "SAME" } } } }),
      leads: await db.assignment.count({ where: { role: "LEAD" } }),
      coordinators: await db.assignment.count({ where: { role: "COORDINATOR" } }),
      deadlines: await db.deadline.count(),
    };
    expect(counts).toEqual({
      tasks: 26,
      items: 77,
      focus: 10,
      obligations: 13,
      // Three dated obligations, each owed by the ten districts; communes answer through theirs.
      obligationParts: 30,
      procedures: 25,
      indicators: 8,
      // The other three are counted from the procedures.
      measurers: 5,
      agencies: 103,
      reporting: 33,
      linkedItems: 30,
      leads: 167,
      coordinators: 8,
      deadlines: 11,
    });
    const conditions = await db.task.findMany({ where: { condition: { not: null } }, orderBy: { number: "asc" } });
    expect(conditions.map((task) => [task.number, task.deadlineKind])).toEqual([
      [3, "CONDITIONAL"],
      [17, "BY_DATE"],
      [21, "CONDITIONAL"],
    ]);
  });

  test("says the words of the files to the character", async () => {
    const db = await planDatabase();
    const rows = await db.task.findMany({ orderBy: { number: "asc" } });
    const text = await readFile(path.join(planFolder(2023), "appendix-2-tasks.json"), "utf8");
    const { tasks } = JSON.parse(text) as { tasks: { title: string; agenciesText: string; deadlineText: string }[] };
    expect(rows.map(({ title, agenciesText, deadlineText }) => [title, agenciesText, deadlineText])).toEqual(
      tasks.map(({ title, agenciesText, deadlineText }) => [title, agenciesText, deadlineText]),
    );
  });

  test("assigns a body once, with every phrase that means it", async () => {
    const db = await planDatabase();
    const lead = await db.assignment.findFirstOrThrow({
      where: { task: { number: 23 }, agency: { code: "so-tttt" } },
      include: { phrases: { include: { phrase: { include: { agency: true } } } } },
    });
    expect(lead).toMatchObject({ role: "LEAD", isPrincipal: true, position: 1, origin: "PLAN" });
    const phrases = lead.phrases.map((link) => link.phrase.agency.code);
    expect(phrases.toSorted()).toEqual(["cac-so-ban-nganh-doan-the", "so-tttt"]);
    expect(lead.addedAt.toISOString()).toBe("2022-12-31T17:00:00.000Z");
  });
});

describe("loading again", () => {
  test("the same files changes nothing", async () => {
    const db = await planDatabase();
    const report = await loadPlan(db, 2023);
    expect(report).toMatchObject({ created: 0, changed: 0 });
    expect(report.unchanged).toBeGreaterThan(1000);
  });

  test("with another digest but the same rows changes only the digest", async () => {
    const db = await planDatabase();
    const first = await loadPlan(db, 2023);
    await db.plan.updateMany({ data: { digest: "of an older loader" } });
    const report = await loadPlan(db, 2023);
    expect(report).toMatchObject({ created: 0, changed: 1, unchanged: first.unchanged - 1, digest: first.digest });
  });

  test("with changed words brings them up to date, without a second row and without touching settings", async () => {
    const db = await planDatabase();
    await db.plan.updateMany({ data: { dueSoonDays: 15 } });
    const from = "Ứng dụng chip trên thẻ CCCD và VNeID";
    const folder = await planWith("appendix-2-tasks.json", from, "Ứng dụng chip, VNeID");
    const report = await loadPlan(db, 2023, folder);
    expect(report).toMatchObject({ created: 0, changed: 2 });
    const tasks = await db.task.findMany({ where: { number: 4 } });
    expect(tasks.map((task) => task.shortTitle)).toEqual(["Ứng dụng chip, VNeID"]);
    expect(await db.plan.findFirst()).toMatchObject({ dueSoonDays: 15 });
  });

  test("leaves alone what people added or edited", async () => {
    const db = await planDatabase();
    const task = await db.task.findFirstOrThrow({ where: { number: 16 } });
    const police = await db.agency.findUniqueOrThrow({ where: { code: "cong-an-tinh" } });
    const added = await db.assignment.create({
      data: {
        taskId: task.id,
        agencyId: police.id,
        role: "COORDINATOR",
        position: 9,
        origin: "DIRECTIVE",
        basis: "Thông báo số 1/TB-UBND",
        addedAt: new Date("2023-07-12T08:00:00Z"),
      },
    });
    await db.agency.update({ where: { code: "ubmttq-tinh" }, data: { name: "Ủy ban MTTQ tỉnh", version: 1 } });
    // The file now names the same body in the same cell, as the first of the coordinators.
    const folder = await planWith(
      "appendix-2-tasks.json",
      '"so-tnmt"\n      ],\n      "coordinators": [',
      '"so-tnmt"\n      ],\n      "coordinators": [ "cong-an-tinh",',
    );
    await loadPlan(db, 2023, folder);
    expect(await db.assignment.findUnique({ where: { id: added.id } })).toEqual(added);
    expect(await db.assignment.count({ where: { taskId: task.id } })).toBe(3);
    expect(await db.agency.findUnique({ where: { code: "ubmttq-tinh" } })).toMatchObject({ name: "Ủy ban MTTQ tỉnh" });
  });

  test("refuses another original deadline, and writes nothing at all", async () => {
    const db = await planDatabase();
    const folder = await planWith("appendix-2-tasks.json", '"date": "2023-06-30"', '"date": "2023-07-31"');
    const title = "Nâng cấp Hệ thống thông tin giải quyết TTHC tỉnh";
    const file = path.join(folder, "appendix-2-tasks.json");
    await writeFile(file, (await readFile(file, "utf8")).replace(title, "Nâng cấp hệ thống"));
    await expect(loadPlan(db, 2023, folder)).rejects.toThrow(
      "appendix-2-tasks.json, STT 26, deadline.date: hạn gốc đã ghi là 30/06/2023, tệp ghi 31/07/2023",
    );
    expect(await db.task.findFirst({ where: { number: 26 } })).toMatchObject({ shortTitle: title });
  });

  test("refuses to lose a task", async () => {
    const db = await planDatabase();
    const { id: _id, search: _search, planId, ...words } = await db.task.findFirstOrThrow({ where: { number: 26 } });
    await db.task.create({ data: { ...words, planId, number: 27 } });
    const folder = await planWith("plan.json", "số      /KH-UBND", "số 12/KH-UBND");
    await expect(loadPlan(db, 2023, folder)).rejects.toThrow("appendix-2-tasks.json, STT 27: đã có trong hệ thống");
  });
});
