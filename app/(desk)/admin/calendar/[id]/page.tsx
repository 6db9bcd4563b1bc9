import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { ChangeDayOffForm, DeleteDayOffForm } from "../../../../../components/plan/day-off-forms.tsx";
import { Main } from "../../../../../components/shell/page-frame.tsx";
import { PageHead } from "../../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../../components/ui/panel.tsx";
import { withWeekday } from "../../../../../lib/calendar/due-words.ts";
import { formatDate } from "../../../../../lib/calendar/format.ts";
import { requireDesk } from "../../../../../lib/people/session.ts";
import { findDayOff } from "../../../../../lib/plans/calendar-queries.ts";
import { may } from "../../../../../lib/plans/policy.ts";
import { database } from "../../../../../lib/platform/database.ts";

export const metadata: Metadata = { title: "Sửa ngày trong lịch" };

export default async function DayOffPage({ params }: PageProps<"/admin/calendar/[id]">) {
  const { actor } = await requireDesk();
  if (!may(actor, "calendar.edit")) redirect("/no-access");
  const day = await findDayOff(database(), Number((await params).id));
  if (!day) notFound();
  const { id, version, date, name, kind, uncertain } = day;
  const year = `/admin/calendar?year=${date.year}`;
  return (
    <>
      <PageHead
        title={name}
        facts={`Ngày ${withWeekday(date)}`}
        crumbs={[
          { href: "/admin", label: "Quản trị" },
          { href: year, label: `Lịch làm việc năm ${date.year}` },
          { label: formatDate(date) },
        ]}
      />
      <Main>
        <div className="cols cols-8-4">
          <Panel title="Ngày trong lịch">
            <ChangeDayOffForm
              day={{ id, version }}
              stored={{ date: formatDate(date), name, kind, uncertain: uncertain ?? "" }}
              backHref={year}
            />
          </Panel>
          <Panel title="Xóa khỏi lịch">
            <DeleteDayOffForm day={{ id, version }} />
          </Panel>
        </div>
      </Main>
    </>
  );
}
