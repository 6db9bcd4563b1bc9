import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { OfficerHome } from "../../components/home/officer-home.tsx";
import { Overview } from "../../components/home/overview.tsx";
import { AsOfBanner } from "../../components/shell/banners.tsx";
import { readAsOf } from "../../lib/calendar/as-of.ts";
import { readBell } from "../../lib/oversight/queries.ts";
import { requireDesk } from "../../lib/people/session.ts";
import { database } from "../../lib/platform/database.ts";
import { readBoard } from "../../lib/progress/queries.ts";

export const metadata: Metadata = { title: "Trang đầu" };

/** Home by role: officers see what they owe, those who follow everything see the whole, administrators their own pages. */
export default async function HomePage({ searchParams }: PageProps<"/">) {
  const desk = await requireDesk();
  if (desk.actor.role === "ADMIN") redirect("/admin");
  const query = await searchParams;
  const asOf = readAsOf(query["asOf"], desk.today);
  const db = database();
  const [board, bell] = await Promise.all([
    readBoard(db, { plan: desk.plan, asOf: asOf.date }),
    readBell(db, desk.actor, "open"),
  ]);
  const own = desk.actor.role === "OFFICER" || desk.actor.role === "AGENCY_HEAD";
  return (
    <>
      {asOf.past && <AsOfBanner date={asOf.date} href="/" />}
      {own ? (
        <OfficerHome desk={desk} board={board} bell={bell} view={query["view"] === "closed" ? "closed" : "open"} />
      ) : (
        <Overview desk={desk} board={board} bell={bell} asOf={asOf.past ? asOf.date.toString() : null} />
      )}
    </>
  );
}
