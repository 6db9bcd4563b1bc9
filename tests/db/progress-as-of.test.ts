import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WHOLE_BELL } from "../../lib/oversight/bell-filter.ts";
import { readBell, readBellCounts } from "../../lib/oversight/bell-queries.ts";
import { waitingClaims } from "../../lib/oversight/claims.ts";
import { findAgency, listAgencies } from "../../lib/people/agency-queries.ts";
import { readDesk } from "../../lib/people/desk.ts";
import { readCurrentPlan } from "../../lib/plans/queries.ts";
import type { PlanSettings } from "../../lib/plans/rules.ts";
import type { Actor } from "../../lib/platform/actor.ts";
import type { Database } from "../../lib/platform/database.ts";
import { readExtensions } from "../../lib/progress/extension-queries.ts";
import { readHistory, readTaskActs, readTaskDocument } from "../../lib/progress/history-queries.ts";
import { takeInHand } from "../../lib/progress/in-hand.ts";
import { readBoard } from "../../lib/progress/queries.ts";
import { day } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";
import { ACTS, type Act, histories, perform } from "../support/histories.ts";
import { contextOf } from "../support/people.ts";

/** The day after everything in the demo has been said. */
const FIRST_DAY = day("2023-10-11");

type Scene = { db: Database; plan: PlanSettings; readers: Actor[] };

/** More rows than a bell has here. */
const MANY = 1000;

/** In plain text: two dates of Temporal have nothing of their own to compare. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, v) => (typeof v === "bigint" ? `${v}` : v)));

/** Everything the screens show of a day. */
async function shownOn({ db, plan, readers }: Scene, asOf: Temporal.PlainDate) {
  const board = await readBoard(db, { plan, asOf });
  const task = board.tasks.find(({ number }) => number === 26);
  const taskId = task?.id ?? 0;
  const sees = { notes: true, bodies: false };
  const dated = board.tasks.filter(({ currentDeadline }) => currentDeadline !== null);
  return plain({
    board,
    original: await readBoard(db, { plan, asOf, basis: "original" }),
    extensions: await readExtensions(db, { planId: plan.id, asOf }),
    history: await readHistory(db, { taskId, asOf, limit: 50 }),
    documents: await Promise.all(dated.map(({ id }) => readTaskDocument(db, id, asOf, sees))),
    acts: await readTaskActs(db, { taskId, asOf, limit: 50, seesRefusals: true, agencyId: null }),
    agencies: (await listAgencies(db, plan.id, asOf)).map((agency) => ({ ...agency, version: 0 })),
    agency: { ...(await findAgency(db, "so-tttt", asOf)), version: 0 },
    bells: await Promise.all(readers.map((reader) => readBell(db, reader, { today: asOf, limit: MANY }))),
    counts: await Promise.all(readers.map((reader) => readBellCounts(db, reader, asOf))),
    all: await Promise.all(
      readers.map((reader) =>
        readBell(db, reader, { today: asOf, limit: MANY, filter: { ...WHOLE_BELL, view: "all" } }),
      ),
    ),
  });
}

/** What the commands and the frame of the page go by, who ask for no day: it must be what the board of today says. */
async function expectLive({ db, plan, readers }: Scene, today: Temporal.PlainDate, touched: ReadonlySet<number>) {
  const board = await readBoard(db, { plan, asOf: today });
  const parts = board.tasks.flatMap((task) => task.assignments).filter((part) => touched.has(part.id));
  await db.$transaction(async (tx) => {
    for (const part of parts) {
      const held = await takeInHand(tx, part.id);
      expect(plain({ ...held?.facts, counted: part.facts.counted })).toEqual(plain(part.facts));
      expect([held?.version, held?.word?.updateId ?? null]).toEqual([part.version, part.word?.updateId ?? null]);
    }
  });
  for (const reader of readers) {
    const session = await db.user.findUniqueOrThrow({ where: { id: reader.id } });
    const desk = await readDesk(db, { userId: reader.id, epoch: session.sessionEpoch }, today);
    const follows = reader.role === "SECRETARIAT";
    expect(desk?.awaitingReview).toBe(follows ? waitingClaims(board).length : 0);
    const { rows } = await readBell(db, reader, { today, limit: MANY });
    expect(desk?.unreadAlerts).toBe(rows.reduce((sum, { unread }) => sum + unread, 0));
  }
}

/**
 * Lets a history happen on a copy of the demo, looks at every screen at the end of each of its days and of one quiet day between
 * two, and looks again when all is over.
 * @returns which acts were really done
 */
async function replay(acts: readonly Act[]): Promise<Set<Act["kind"]>> {
  const { db, drop } = await testDatabase({ template: "demo" });
  try {
    const plan = await readCurrentPlan(db);
    if (!plan) throw new Error("no plan");
    const readers = await Promise.all(
      ["thuong-truc", "so-tttt"].map(async (username) => (await contextOf(db, username)).actor),
    );
    const scene: Scene = { db, plan, readers };
    const shown = new Map<string, unknown>();
    const done = new Set<Act["kind"]>();
    const touched = new Set<number>();
    let today = FIRST_DAY;
    let place = 0;
    const endOfToday = async () => {
      shown.set(today.toString(), await shownOn(scene, today));
      await expectLive(scene, today, touched);
    };
    for (const act of acts) {
      if (act.days > 0) {
        await endOfToday();
        if (act.days > 1) {
          const quiet = today.add({ days: Math.ceil(act.days / 2) });
          shown.set(quiet.toString(), await shownOn(scene, quiet));
        }
        today = today.add({ days: act.days });
        place = 0;
      }
      const outcome = await perform(db, await readBoard(db, { plan, asOf: today }), act, today, place);
      place += 1;
      if (outcome) done.add(act.kind);
      if (outcome?.assignmentId) touched.add(outcome.assignmentId);
    }
    await endOfToday();
    for (const [date, before] of shown) expect(await shownOn(scene, day(date)), date).toEqual(before);
    return done;
  } finally {
    await drop();
  }
}

describe("the screens as of a day", () => {
  it("show later what they showed then, and today what the commands go by, whatever has happened since", async () => {
    const act = (kind: Act["kind"], days: number, which: number, far = 20): Act => ({ kind, days, which, far });
    const done = await replay([
      act("sweep", 0, 0),
      act("say", 0, 3),
      act("claim", 0, 5),
      act("claim", 0, 9),
      act("return", 1, 0),
      act("confirm", 1, 0),
      act("sweep", 1, 0),
      act("reopen", 3, 2),
      act("ask", 0, 1),
      act("ask", 0, 4),
      act("ask", 0, 7),
      act("grant", 2, 0),
      act("refuse", 0, 0),
      act("withdraw", 5, 0),
      act("guide", 0, 0),
      act("guide", 9, 0, 60),
      act("say", 0, 3),
      act("claim", 0, 12),
      act("exempt", 0, 40),
      act("name-body", 0, 11),
      act("stop-reporting", 1, 12, 3),
      act("apply", 8, 0),
      act("start-reporting", 0, 0, 18),
      act("sweep", 16, 0),
    ]);
    expect([...done].toSorted()).toEqual([...ACTS].toSorted());
  }, 180_000);

  it("do so after any history", async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (acts) => {
        await replay(acts);
      }),
      { numRuns: 4, endOnFailure: true },
    );
  }, 600_000);
});
