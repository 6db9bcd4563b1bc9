import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { BELL_ON_HOME } from "../../components/home/bell-panel.tsx";
import { OfficerHome } from "../../components/home/officer-home.tsx";
import { Overview } from "../../components/home/overview.tsx";
import { ReadingDay } from "../../components/shell/reading-day.tsx";
import { readAsOf } from "../../lib/calendar/as-of.ts";
import { readBell } from "../../lib/oversight/bell-queries.ts";
import { requireDesk } from "../../lib/people/session.ts";
import { database } from "../../lib/platform/database.ts";
import type { Role } from "../../lib/platform/prisma/enums.ts";
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
  const asOf = readAsOf(query["asOf"], desk.today, desk.plan.year);
  const db = database();
  const [board, bell] = await Promise.all([
    readBoard(db, { plan: desk.plan, asOf: asOf.date }),
    readBell(db, desk.actor, { today: desk.today, limit: BELL_ON_HOME }),
  ]);
  return (
    <>
      <ReadingDay asOf={asOf} href="/" />
      {isOwn(desk.actor.role) ? (
        <OfficerHome
          desk={desk}
          board={board}
          bell={bell.rows}
          view={query["view"] === "closed" ? "closed" : "open"}
          readOnly={asOf.past}
        />
      ) : (
        <Overview desk={desk} board={board} bell={bell.rows} asOf={asOf.past ? asOf.date.toString() : null} />
      )}
    </>
  );
}
