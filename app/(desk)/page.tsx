import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { BELL_ON_HOME } from "../../components/home/bell-panel.tsx";
import { OfficerHome } from "../../components/home/officer-home.tsx";
import { Overview } from "../../components/home/overview.tsx";
import { ReadingDay } from "../../components/shell/reading-day.tsx";
import { readBell } from "../../lib/oversight/bell-queries.ts";
import { requireDesk } from "../../lib/people/session.ts";
import { database } from "../../lib/platform/database.ts";
import type { Role } from "../../lib/platform/prisma/enums.ts";
import { keepReading, readPageReading } from "../../lib/progress/page-reading.ts";
import { readBoard } from "../../lib/progress/queries.ts";

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
  const [board, bell] = await Promise.all([
    readBoard(db, { plan: desk.plan, asOf: reading.asOf.date, basis: reading.basis }),
    readBell(db, desk.actor, { today: reading.asOf.date, limit: BELL_ON_HOME }),
  ]);
  const shown = { desk, board, bell: bell.rows, reading, keep: keepReading(reading) };
  return (
    <>
      <ReadingDay reading={reading} here={view === "closed" ? "/?view=closed" : "/"} />
      {own ? <OfficerHome {...shown} view={view} /> : <Overview {...shown} />}
    </>
  );
}
