import { afterAll, describe, expect, it } from "vitest";
import { readInbox } from "../../lib/oversight/inbox-queries.ts";
import { newsSince, ownUnanswered, watchedTasks } from "../../lib/oversight/leader-news.ts";
import { readLeaderDesk } from "../../lib/oversight/leader-queries.ts";
import { keepVisit } from "../../lib/oversight/visits.ts";
import { readCurrentPlan } from "../../lib/plans/queries.ts";
import { readBoard } from "../../lib/progress/queries.ts";
import { day } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const test = await testDatabase({ template: "demo" });
afterAll(test.drop);

const { db } = test;
const TODAY = day("2023-10-10");
const found = await readCurrentPlan(db);
if (!found) throw new Error("no plan");
const plan = found;
const leader = await db.user.findUniqueOrThrow({ where: { username: "lanh-dao" } });

const deskOn = (asOf = TODAY) => readLeaderDesk(db, { planId: plan.id, userId: leader.id, asOf });

describe("a leader's overview", () => {
  it("holds what the others' does, and what waits for a leader", async () => {
    const desk = await deskOn();
    expect(desk.inbox).toEqual(await readInbox(db, plan.id, TODAY));
    expect(desk.submissionDrafts).toHaveLength(1);
    expect(ownUnanswered(desk.directives, leader.id).map(({ taskNumber }) => taskNumber)).toEqual([null, 17]);
    const early = await deskOn(day("2023-02-01"));
    const { letterDrafts, submissionDrafts, conclusionDrafts, directives } = early;
    expect([letterDrafts, submissionDrafts, conclusionDrafts, directives]).toEqual([0, [], [], []]);
  });

  it("says what is new since the last earlier day it was looked at, that day included", async () => {
    const desk = await deskOn();
    expect([desk.lastVisit?.toString(), desk.visited]).toEqual(["2023-10-05", false]);
    await keepVisit(db, { userId: leader.id, day: TODAY });
    await keepVisit(db, { userId: leader.id, day: TODAY });
    expect([(await deskOn()).lastVisit?.toString(), (await deskOn()).visited]).toEqual(["2023-10-05", true]);
    expect((await deskOn(day("2023-10-05"))).lastVisit).toBeNull();
    await keepVisit(db, { userId: leader.id, day: day("2023-10-12") });
    const kept = await db.visit.findMany({ where: { userId: leader.id }, orderBy: { day: "asc" } });
    expect(kept.map((visit) => visit.day.toISOString().slice(0, 10))).toEqual(["2023-10-10", "2023-10-12"]);

    const board = await readBoard(db, { plan, asOf: TODAY });
    const news = newsSince(board, desk.directives, day("2023-09-28"));
    expect([news.overdue.map(({ number }) => number), news.answers]).toEqual([[16], 2]);
    expect(newsSince(board, desk.directives, day("2023-10-05")).overdue).toEqual([]);
    const spoken = board.tasks.flatMap(({ assignments }) => assignments).filter(({ word }) => word !== null);
    expect(newsSince(board, desk.directives, day("2023-01-01")).words.parts).toBe(spoken.length);
  });

  it("shows watched tasks with the newest word, those with something new first", async () => {
    const board = await readBoard(db, { plan, asOf: TODAY });
    const watched = watchedTasks(board, leader.id, day("2023-10-05"));
    expect(watched.map(({ task, isNew, said }) => [task.number, isNew, said?.word?.recordedBy])).toEqual([
      [16, true, "Lê Minh Đức"],
      [17, false, "Nguyễn Duy Hải"],
    ]);
    expect(watchedTasks(board, leader.id, null).every(({ isNew }) => !isNew)).toBe(true);
    expect(watchedTasks(board, -1, null)).toEqual([]);
  });
});
