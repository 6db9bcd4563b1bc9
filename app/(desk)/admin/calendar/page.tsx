import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AddDayOffForm } from "../../../../components/plan/day-off-forms.tsx";
import { DayOffTable } from "../../../../components/plan/day-off-table.tsx";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { GoLink } from "../../../../components/ui/button.tsx";
import { EmptyState, FlashNotice, Notice } from "../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../components/ui/panel.tsx";
import { Tabs } from "../../../../components/ui/tabs.tsx";
import { isWeekend } from "../../../../lib/calendar/working-days.ts";
import { requireDesk } from "../../../../lib/people/session.ts";
import { type DayOffRow, readCalendarYear } from "../../../../lib/plans/calendar-queries.ts";
import { FIRST_YEAR, LAST_YEAR } from "../../../../lib/plans/calendar-schema.ts";
import { may } from "../../../../lib/plans/policy.ts";
import { DAY_OFF_RULE_WORDS } from "../../../../lib/plans/words.ts";
import { database } from "../../../../lib/platform/database.ts";

export const metadata: Metadata = { title: "Lịch làm việc" };

const SAVED = {
  added: "Đã thêm ngày vào lịch.",
  changed: "Đã lưu ngày trong lịch.",
  deleted: "Đã xóa ngày khỏi lịch; nội dung đã xóa còn trong nhật ký.",
};

export default async function CalendarPage({ searchParams }: PageProps<"/admin/calendar">) {
  const { actor, plan, today } = await requireDesk();
  if (!may(actor, "calendar.read")) redirect("/no-access");
  const query = await searchParams;
  const { year, days, years, notes } = await readCalendarYear(database(), yearOf(query["year"], today.year));
  const edits = may(actor, "calendar.edit");
  const offered = [...new Set([...years, plan.year, today.year, year, Math.max(today.year, ...years) + 1])].sort();
  return (
    <>
      <PageHead
        title={`Lịch làm việc năm ${year}`}
        facts={countWords(days)}
        crumbs={[...(edits ? [{ href: "/admin", label: "Quản trị" }] : []), { label: "Lịch làm việc" }]}
      />
      <Main>
        <div className="stack">
          <FlashNotice code={query["saved"]} sentences={SAVED} />
          <Tabs
            label="Năm"
            tabs={offered.map((value) => ({
              href: `/admin/calendar?year=${value}`,
              label: String(value),
              current: value === year,
            }))}
          />
          {notes.length > 0 && (
            <Notice title={`Lịch ban đầu của năm ${year}: đối chiếu trước khi dùng`}>{notes.join(" ")}</Notice>
          )}
          <div className={edits ? "cols cols-8-4" : undefined}>
            <Panel title="Ngày nghỉ, ngày làm bù" count={`${days.length} ngày`} flush>
              {days.length > 0 ? (
                <DayOffTable year={year} days={days} edits={edits} />
              ) : (
                <EmptyState icon="cal" title={`Chưa ghi ngày nào của năm ${year}`}>
                  Ghi ngày nghỉ lễ, tết, nghỉ bù và ngày làm bù khi có thông báo. Thứ Bảy, Chủ nhật là ngày nghỉ, không
                  cần ghi.
                </EmptyState>
              )}
            </Panel>
            <div className="stack">
              {edits && (
                <Panel title="Thêm ngày">
                  <AddDayOffForm />
                </Panel>
              )}
              <Panel title="Lịch dùng vào việc gì" foot={<GoLink href="/admin/settings">Cài đặt kế hoạch</GoLink>}>
                <p>
                  Hạn rơi vào ngày nghỉ: <b>{DAY_OFF_RULE_WORDS[plan.dayOffRule].toLowerCase()}</b>. Số ngày làm việc
                  phải đề nghị gia hạn trước hạn cũng đếm theo lịch này.
                </p>
              </Panel>
            </div>
          </div>
        </div>
      </Main>
    </>
  );
}

/** The year of the address; what is none gives this year. */
function yearOf(value: string | string[] | undefined, otherwise: number): number {
  const year = typeof value === "string" && /^\d{4}$/.test(value) ? Number(value) : Number.NaN;
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : otherwise;
}

function countWords(days: readonly DayOffRow[]): string {
  const worked = days.filter(({ kind }) => kind === "SWAPPED_WORKING").length;
  const off = days.filter(({ kind, date }) => kind !== "SWAPPED_WORKING" && !isWeekend(date)).length;
  const words = `${off} ngày nghỉ từ thứ Hai đến thứ Sáu, ${worked} ngày làm bù`;
  const unsure = days.filter(({ uncertain }) => uncertain !== null).length;
  return unsure > 0 ? `${words}, ${unsure} ngày cần kiểm tra` : words;
}
