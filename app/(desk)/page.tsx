import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { after } from "next/server";
import { BELL_ON_HOME } from "../../components/home/bell-panel.tsx";
import { OfficerHome } from "../../components/home/officer-home.tsx";
import { Overview } from "../../components/home/overview.tsx";
import type { OwnReport } from "../../components/home/report-card.tsx";
import { ReadingDay } from "../../components/shell/reading-day.tsx";
import { readBell } from "../../lib/oversight/bell-queries.ts";
import { readDuties } from "../../lib/oversight/duty-queries.ts";
import { type Inbox, readInbox } from "../../lib/oversight/inbox-queries.ts";
import { type LeaderDesk, readLeaderDesk } from "../../lib/oversight/leader-queries.ts";
import { keepVisit } from "../../lib/oversight/visits.ts";
import { type Desk, requireDesk } from "../../lib/people/session.ts";
import { type Database, database } from "../../lib/platform/database.ts";
import type { Role } from "../../lib/platform/prisma/enums.ts";
import type { Board } from "../../lib/progress/board.ts";
import { keepReading, readPageReading } from "../../lib/progress/page-reading.ts";
import { readBoard } from "../../lib/progress/queries.ts";
import { completenessOf, reportLines, reportParts } from "../../lib/reports/lines.ts";
import { scopeFor } from "../../lib/reports/policy.ts";
import { readReport } from "../../lib/reports/queries.ts";
import { lastLines, returnedLines } from "../../lib/reports/record.ts";
import { periodInstant, writingMonth } from "../../lib/reports/rules.ts";
import { type ReportTable, standingIn } from "../../lib/reports/table.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { actor } = await requireDesk();
  return { title: isOwn(actor.role) ? "Việc cần làm" : "Tổng quan" };
}

/** Whose home is the work of one agency. */
const isOwn = (role: Role) => role === "OFFICER" || role === "AGENCY_HEAD";

/** Home by role: officers see what they owe, those who follow everything see the whole, administrators their own pages. */
export default async function HomePage({ searchParams }: PageProps<"/">) {
  const desk = await requireDesk();
  if (desk.actor.role === "ADMIN") redirect("/admin");
  const query = await searchParams;
  const own = isOwn(desk.actor.role);
  const asked = readPageReading(query, desk.today, desk.plan.year);
  // What an agency owes is bound by the deadline in force: its own home has no other reading.
  const reading = own ? { ...asked, basis: "current" as const } : asked;
  const view = own && query["view"] === "closed" ? "closed" : "open";
  const db = database();
  const day = { plan: desk.plan, asOf: reading.asOf.date };
  const [board, bell, duties, follower] = await Promise.all([
    readBoard(db, { ...day, basis: reading.basis }),
    readBell(db, desk.actor, { today: day.asOf, limit: BELL_ON_HOME }),
    readDuties(db, { ...day, ...scopeFor(desk.actor) }),
    readFollower(db, desk, day.asOf),
  ]);
  const { reports, obligations } = duties;
  if (follower?.leader && !follower.leader.visited && !reading.asOf.past) {
    after(() => keepVisit(db, { userId: desk.actor.id, day: desk.today }));
  }
  const report = own ? await readOwnReport(db, { desk, board, reports }) : null;
  const shown = { desk, board, bell: bell.rows, reading, keep: keepReading(reading) };
  return (
    <>
      <ReadingDay reading={reading} here={view === "closed" ? "/?view=closed" : "/"} />
      {follower === null ? (
        <OfficerHome {...shown} report={report} obligations={obligations} view={view} />
      ) : (
        <Overview {...shown} reports={reports} {...follower} />
      )}
    </>
  );
}

/** What waits for those who follow everything; of a leader also what needs the leader. Null for whose home is one agency's. */
async function readFollower(
  db: Database,
  { actor, plan }: Desk,
  asOf: Temporal.PlainDate,
): Promise<{ inbox: Inbox; leader: LeaderDesk | null } | null> {
  if (isOwn(actor.role)) return null;
  if (actor.role !== "LEADER") return { inbox: await readInbox(db, plan.id, asOf), leader: null };
  const leader = await readLeaderDesk(db, { planId: plan.id, userId: actor.id, asOf });
  return { inbox: leader.inbox, leader };
}

type Reading = { desk: Desk; board: Board; reports: ReportTable };

/** The agency's report of the running month, as far as it has come; null for a body that owes none. */
async function readOwnReport(db: Database, { desk, board, reports }: Reading): Promise<OwnReport | null> {
  const row = reports.rows[0];
  const month = writingMonth(board.asOf, desk.plan);
  const standing = row && month && standingIn(row, month);
  if (!row || !month || !standing) return null;
  const record = await readReport(db, { plan: desk.plan, month, agencyCode: row.code, asOf: board.asOf });
  if (!record) return null;
  const lines = reportLines({
    parts: reportParts({ board, agencyId: row.id, month, confirmedBefore: record.confirmedBefore }),
    since: periodInstant(month, desk.plan),
    stored: record.stored,
    returned: returnedLines(record.sendings),
    last: lastLines(record),
  });
  return { row, month, standing, done: completenessOf(lines), lastReturned: [...record.lastReturned.values()] };
}
