import { slideNumber } from "../../lib/meetings/rules.ts";
import { ADMINISTRATOR, LEADER, OFFICER, SECRETARY } from "../support/cast.ts";
import { expect, type Page, serverForThisFile, test } from "../support/fixtures.ts";
import { logStatements } from "../support/sql.ts";

const server = serverForThisFile();

const MOST = 6;

/** Every kind of page, by whoever is shown most on it. */
const PAGES: readonly [username: string, path: string][] = [
  [OFFICER.username, "/"],
  [LEADER.username, "/"],
  [SECRETARY.username, "/"],
  [OFFICER.username, "/tasks"],
  [OFFICER.username, "/tasks?q=dinh+danh&asOf=2023-06-30"],
  [SECRETARY.username, "/tasks/10?rows=all"],
  [SECRETARY.username, "/tasks/10?rows=matrix"],
  [SECRETARY.username, "/tasks/16?history=all"],
  [SECRETARY.username, "/tasks/20"],
  [OFFICER.username, "/tasks/16/update"],
  [OFFICER.username, "/tasks/excel"],
  [SECRETARY.username, "/review"],
  [SECRETARY.username, "/review/reports"],
  [SECRETARY.username, "/review/reports?month=2023-09&agency=so-tttt"],
  [OFFICER.username, "/reports"],
  [SECRETARY.username, "/reports"],
  [SECRETARY.username, "/reports/2023-09"],
  [SECRETARY.username, "/reports/2023-10"],
  [SECRETARY.username, "/reports/2023-10?view=units"],
  [OFFICER.username, "/reports/2023-10/so-tnmt"],
  [OFFICER.username, "/reports/2023-10/so-tnmt/figures"],
  [SECRETARY.username, "/indicators"],
  [SECRETARY.username, "/indicators/dvctt-phat-sinh-ho-so"],
  [LEADER.username, "/reports/2023-09/so-tttt"],
  [SECRETARY.username, "/review/extensions"],
  [SECRETARY.username, "/review/extensions?asOf=2023-06-30"],
  [SECRETARY.username, "/tasks/26/extension"],
  [SECRETARY.username, "/tasks/3/guidance"],
  [SECRETARY.username, "/review/overdue?group=agency"],
  [SECRETARY.username, "/review/appraisal"],
  [OFFICER.username, "/review/appraisal/so-tnmt"],
  [SECRETARY.username, "/review/appraisal/proposals/2"],
  [SECRETARY.username, "/review/appraisal/rule"],
  [LEADER.username, "/charts"],
  [LEADER.username, "/charts/sheet"],
  [LEADER.username, "/meetings"],
  [SECRETARY.username, `/meetings/1?slide=${slideNumber("CONCLUSION")}`],
  [OFFICER.username, "/alerts"],
  [SECRETARY.username, "/alerts?view=all"],
  [SECRETARY.username, "/alerts?view=muted"],
  [OFFICER.username, "/alerts/mute"],
  [SECRETARY.username, "/documents?part=III"],
  [SECRETARY.username, "/obligations"],
  [SECRETARY.username, "/obligations/OB-11/huyen-yen-the"],
  [SECRETARY.username, "/proposals"],
  [SECRETARY.username, "/proposals/1"],
  [OFFICER.username, "/proposals/new"],
  [LEADER.username, "/directives"],
  [LEADER.username, "/directives/1"],
  [OFFICER.username, "/tasks/21/notice"],
  [LEADER.username, "/agencies"],
  [LEADER.username, "/agencies/so-tnmt"],
  [OFFICER.username, "/account"],
  [OFFICER.username, "/no-access"],
  [ADMINISTRATOR.username, "/admin"],
  [ADMINISTRATOR.username, "/admin/users"],
  [ADMINISTRATOR.username, "/admin/users/new"],
  [ADMINISTRATOR.username, "/admin/users/1"],
  [ADMINISTRATOR.username, "/admin/agencies"],
  [ADMINISTRATOR.username, "/admin/audit"],
  [ADMINISTRATOR.username, "/admin/jobs"],
  [ADMINISTRATOR.username, "/admin/calendar"],
  [ADMINISTRATOR.username, "/admin/calendar/1"],
  [ADMINISTRATOR.username, "/admin/settings"],
];

test("a page runs at most six statements, whatever the number of tasks", async ({ as }) => {
  test.setTimeout(600_000);
  const people = new Map<string, Awaited<ReturnType<typeof as>>>();
  for (const [username] of PAGES) if (!people.has(username)) people.set(username, await as(username));
  const log = await logStatements(server.database);
  const count = async (visit: (page: Page, path: string) => Promise<unknown>) => {
    const counts: Record<string, number> = {};
    for (const [username, path] of PAGES) {
      const page = people.get(username);
      // What is kept while nothing is written is read anew: the most a page ever asks.
      await server.database.db.$executeRaw`UPDATE task SET title = title WHERE number = 1`;
      const statements = await log.during(() => (page ? visit(page, path) : Promise.reject()));
      expect.soft(statements.length, `${path} as ${username}:\n${statements.join("\n")}`).toBeLessThanOrEqual(MOST);
      counts[`${path} as ${username}`] = statements.length;
    }
    return counts;
  };
  const serve = (page: Page, path: string) => page.request.get(path);
  // In a browser, to its rest: what a page fetches for itself afterwards counts, too.
  const show = (page: Page, path: string) => page.goto(path, { waitUntil: "networkidle" });
  try {
    // Warm: what is prepared once for the process is no page's.
    for (const [username, path] of PAGES) await people.get(username)?.request.get(path);
    console.log("SQL statements:", await count(show));
    const few = await count(serve);
    expect(Math.min(...Object.values(few)), "the log is being read").toBeGreaterThan(0);
    await multiplyTasks(10);
    // Where dates are moved by the calendar, it comes with what is read anyway.
    await server.database.db.plan.updateMany({ data: { dayOffRule: "NEXT_WORKING_DAY" } });
    expect(await count(serve)).toEqual(few);
  } finally {
    await log.stop();
  }
});

/** Each task so many times, with its parts, deadlines and words. */
async function multiplyTasks(times: number): Promise<void> {
  const { db } = server.database;
  await db.$executeRaw`
    INSERT INTO task (plan_id, number, title, short_title, agencies_text, deadline_text, deadline_kind, condition)
    SELECT plan_id, number + 100 * k, title, short_title, agencies_text, deadline_text, deadline_kind, condition
      FROM task, generate_series(1, ${times - 1}::int) k`;
  await db.$executeRaw`
    INSERT INTO assignment (task_id, agency_id, role, is_principal, position, origin, basis, part, added_at, version)
    SELECT c.id, a.agency_id, a.role, a.is_principal, a.position, a.origin, a.basis, a.part, a.added_at, a.version
      FROM assignment a JOIN task t ON t.id = a.task_id JOIN task c ON c.number > 100 AND c.number % 100 = t.number`;
  await db.$executeRaw`
    INSERT INTO deadline (task_id, event, ordinal, due_on, exclusive, recorded_at)
    SELECT c.id, d.event, d.ordinal, d.due_on, d.exclusive, d.recorded_at
      FROM deadline d JOIN task t ON t.id = d.task_id JOIN task c ON c.number > 100 AND c.number % 100 = t.number
     WHERE d.assignment_id IS NULL AND d.event = 'ORIGINAL'`;
  await db.$executeRaw`
    INSERT INTO progress_update (assignment_id, seq, state, percent, result, completed_on, evidence_number, evidence_date,
                                 recorded_at, recorded_by_id)
    SELECT ca.id, u.seq, u.state, u.percent, u.result, u.completed_on, u.evidence_number, u.evidence_date, u.recorded_at,
           u.recorded_by_id
      FROM progress_update u JOIN assignment a ON a.id = u.assignment_id JOIN task t ON t.id = a.task_id
      JOIN task c ON c.number > 100 AND c.number % 100 = t.number
      JOIN assignment ca ON ca.task_id = c.id AND ca.agency_id = a.agency_id`;
  expect(await db.task.count()).toBe(26 * times);
}
