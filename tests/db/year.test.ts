import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dateOf } from "../../lib/platform/clock.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { admitCast, liveThroughTheYear } from "../support/year.ts";
import { reportSentOn, YEAR_EVENTS } from "../support/year-script.ts";

/** UPDATE_YEAR=1 npm run test:db -- year writes it anew; what changed in it is then read and committed like code. */
const TABLE = join(import.meta.dirname, "year-2023.md");

type Said = {
  on: string;
  agency: string | null;
  roles: string[];
  kind: string;
  time: number;
  title: string;
  /** The day it was settled; empty while it is open. */
  until: string;
  taskNumber: number | null;
  standing: boolean;
  /** The report month it is about, as 2023-09; empty for what is about a task. */
  month: string;
  key: string;
};

let test: TestDatabase;
let said: Said[];
let seconds: number;

beforeAll(async () => {
  test = await testDatabase({ template: "plan" });
  await admitCast(test.db);
  const begun = performance.now();
  await liveThroughTheYear(test.db);
  seconds = (performance.now() - begun) / 1000;
  said = await everythingSaid();
}, 600_000);
afterAll(() => test.drop());

const vietnam = (at: Date) => dateOf(Temporal.Instant.fromEpochMilliseconds(at.getTime())).toString();

async function everythingSaid(): Promise<Said[]> {
  const alerts = await test.db.alert.findMany({ include: { agency: true, task: true }, orderBy: { id: "asc" } });
  return alerts.map(({ raisedFor, agency, roles, kind, repetition, title, closedAt, task, month, key }) => ({
    on: raisedFor.toISOString().slice(0, 10),
    agency: agency?.code ?? null,
    roles,
    kind,
    time: repetition,
    title,
    until: closedAt ? vietnam(closedAt) : "",
    taskNumber: task?.number ?? null,
    standing: task?.deadlineKind === "ONGOING",
    month: month?.toISOString().slice(0, 7) ?? "",
    key,
  }));
}

/** One line for what several agencies are told in the same words. */
function tableOf(alerts: readonly Said[]): string {
  const lines = Map.groupBy(alerts, ({ on, roles, kind, time, title, until }) =>
    [on, roles.join(", "), kind, time, title, until].join("\u0000"),
  );
  const rows = [...lines].map(([line, told]) => {
    const [on, roles, ...rest] = line.split("\u0000");
    const agencies = told.flatMap(({ agency }) => agency ?? []).sort();
    return [on, agencies.length > 0 ? `${roles}: ${agencies.join(", ")}` : roles, ...rest];
  });
  const head = ["day", "to", "what", "time", "title", "settled on"];
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function page(): string {
  return `# What everybody is told in 2023

Written by \`UPDATE_YEAR=1 npm run test:db -- year\`; the same test compares it. The plan is Bắc Giang's, the people are the
cast's, and what happens is in \`tests/support/year-script.ts\`. The sweep runs at 07:00, what happens does so at ten. "Settled on"
is empty where an alert is still open on the last evening of the year.

${tableOf(said)}
`;
}

/** The days of the script on which a part had been claimed as done, and the claim had not been sent back. */
function isDone(taskNumber: number, agency: string, on: string): boolean {
  const last = YEAR_EVENTS.filter(
    (event) =>
      "agency" in event &&
      "task" in event &&
      event.task === taskNumber &&
      [event.agency].flat().includes(agency) &&
      ["claims", "is returned"].includes(event.does) &&
      event.on < on,
  ).at(-1);
  return last?.does === "claims";
}

describe("a year in a minute", () => {
  it("says to everybody what the table has, and nothing else", () => {
    if (process.env.UPDATE_YEAR) writeFileSync(TABLE, page());
    expect(page()).toBe(readFileSync(TABLE, "utf8"));
    console.info(`The year took ${seconds.toFixed(0)} s.`);
  });

  it("never calls a standing duty overdue", () => {
    expect(said.filter(({ standing }) => standing).length).toBeGreaterThanOrEqual(10);
    expect(said.filter(({ standing, kind }) => standing && kind.startsWith("DEADLINE"))).toEqual([]);
  });

  it("reminds nobody who had done their part", () => {
    const reminders = said.filter(({ kind, agency }) => agency !== null && kind.startsWith("DEADLINE"));
    expect(reminders.length).toBeGreaterThan(100);
    expect(reminders.filter(({ taskNumber, agency, on }) => isDone(taskNumber ?? 0, agency ?? "", on))).toEqual([]);
    const ofReports = said.filter(({ kind }) => kind.startsWith("REPORT_"));
    expect(ofReports.length).toBeGreaterThan(100);
    const late = ofReports.filter(({ agency, month: of, on }) => (reportSentOn(agency ?? "", of) ?? "9999") < on);
    expect(late).toEqual([]);
  });

  it("names as owing only who owes", async () => {
    const ofTasks = await test.db.alert.findMany({
      where: { key: { startsWith: "task-late" } },
      include: { task: { include: { assignments: { include: { agency: true } } } } },
    });
    expect(ofTasks.length).toBeGreaterThan(20);
    const wrong = ofTasks.flatMap(({ task, body, raisedFor }) =>
      (task?.assignments ?? []).filter(({ agency }) => {
        const named = body
          .split(/Chưa hoàn thành, tính đến ngày [\d/]+: /)[1]
          ?.split(/[,.] ?/)
          .includes(agency.shortName);
        return named && isDone(task?.number ?? 0, agency.code, raisedFor.toISOString().slice(0, 10));
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("says nothing twice, also on the mornings with five sweeps", async () => {
    const reminders = said.filter(({ kind }) => kind !== "NO_RECIPIENT");
    const things = reminders.map(({ on: _on, until: _until, key: _key, ...thing }) => JSON.stringify(thing));
    const twice = things.filter((thing, index) => things.indexOf(thing) !== index);
    // The same title to the same people comes back where a claim was answered anew, and only there.
    expect(twice.filter((thing) => !/COMPLETION_|EXTENSION_/.test(thing))).toEqual([]);
    expect(new Set(said.map(({ key }) => key)).size).toBe(said.length);
    const doubled = await test.db.alertDelivery.groupBy({
      by: ["alertId", "userId"],
      having: { userId: { _count: { gt: 1 } } },
    });
    expect(doubled).toEqual([]);
  });

  it("leaves on the bells one reminder at most of each thing to each of its people", () => {
    const open = said.filter(({ until, kind }) => until === "" && /^(DEADLINE|SILENT|REPORT)/.test(kind));
    const subjects = open.map(({ agency, roles, taskNumber, month }) =>
      JSON.stringify([agency, roles, taskNumber, month]),
    );
    expect(new Set(subjects).size).toBe(subjects.length);
    expect(open.length).toBeGreaterThan(0);
  });

  it("comes to whoever took the work over", async () => {
    const told = await test.db.alertDelivery.findMany({
      where: { user: { username: "so-y-te.moi" } },
      include: { alert: true },
      orderBy: { alertId: "asc" },
    });
    expect(told.map(({ alert }) => alert.title)).toContain("Nhiệm vụ 21 quá hạn từ ngày 16/09/2023 (nhắc lần 1)");
    const left = await test.db.alertDelivery.count({
      where: { user: { username: "so-y-te" }, alert: { raisedFor: { gt: new Date("2023-09-20") } } },
    });
    expect(left).toBe(0);
  });
});
