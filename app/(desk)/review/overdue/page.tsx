import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { OverdueTable } from "../../../../components/review/overdue-table.tsx";
import { ReviewTabs } from "../../../../components/review/review-tabs.tsx";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../../components/shell/reading-day.tsx";
import { AsOfForm, BasisSwitch } from "../../../../components/shell/reading-tools.tsx";
import { AppLink } from "../../../../components/ui/link.tsx";
import { EmptyState } from "../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { PrintButton } from "../../../../components/ui/print-button.tsx";
import { Tabs } from "../../../../components/ui/tabs.tsx";
import { formatDate } from "../../../../lib/calendar/format.ts";
import { waitingClaims } from "../../../../lib/oversight/claims.ts";
import { groupByAge, groupByAgency, overdueParts } from "../../../../lib/oversight/overdue.ts";
import { may } from "../../../../lib/oversight/policy.ts";
import { requireDesk } from "../../../../lib/people/session.ts";
import { database } from "../../../../lib/platform/database.ts";
import { keepReading, readPageReading } from "../../../../lib/progress/page-reading.ts";
import { readBoard } from "../../../../lib/progress/queries.ts";
import { AGE_GROUPS } from "../../../../lib/progress/rules.ts";
import { BASIS_TITLES, BASIS_WORDS, figuresDayWords } from "../../../../lib/progress/words.ts";

export const metadata: Metadata = { title: "Quá hạn" };

export default async function OverduePage({ searchParams }: PageProps<"/review/overdue">) {
  const desk = await requireDesk();
  if (!may(desk.actor, "overdue.read", { userId: null })) redirect("/no-access");
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const keep = keepReading(reading);
  const board = await readBoard(database(), { plan: desk.plan, asOf: reading.asOf.date, basis: reading.basis });
  const parts = overdueParts(board);
  const byAgency = query["group"] === "agency";
  const age = AGE_GROUPS.find((group) => group.key === query["age"])?.key ?? null;
  const shown = age ? parts.filter((part) => part.ageGroup === age) : parts;
  const groups = byAgency ? groupByAgency(shown) : groupByAge(shown);
  const agencies = new Set(parts.map((part) => part.part.agencyId)).size;

  const address = (change: { group?: "agency" | "age"; age?: string | null }) => {
    const params = new URLSearchParams();
    if ((change.group ?? (byAgency ? "agency" : "age")) === "agency") params.set("group", "agency");
    const wanted = change.age === undefined ? age : change.age;
    if (wanted) params.set("age", wanted);
    return keep(params.size > 0 ? `/review/overdue?${params}` : "/review/overdue");
  };
  return (
    <>
      <ReadingDay reading={reading} here={address({})} />
      <ReviewTabs
        current="overdue"
        waiting={waitingClaims(board).length}
        overdue={parts.length}
        keep={keep}
        review={may(desk.actor, "review.read", { userId: null })}
      />
      <PageHead
        title={`${parts.length} phần việc quá hạn ở ${agencies} đơn vị`}
        facts={`${BASIS_TITLES[board.basis]}. ${figuresDayWords(board.asOf, desk.sampleData)}.`}
        actions={
          <>
            <BasisSwitch reading={reading} here={address({})} />
            <AsOfForm reading={reading} here={address({})} />
            <PrintButton />
          </>
        }
      />
      <Main>
        <div className="print-only print-h">
          <b>
            {parts.length} PHẦN VIỆC QUÁ HẠN Ở {agencies} ĐƠN VỊ
          </b>
          <i>
            Số liệu tính đến ngày {formatDate(board.asOf)}, {BASIS_WORDS[board.basis]}
            {desk.sampleData && " – số liệu minh họa"}
          </i>
        </div>
        {parts.length === 0 ? (
          <EmptyState icon="check" title="Không có nội dung quá hạn">
            Đến {formatDate(board.asOf)}, các đơn vị không còn nội dung quá hạn.
          </EmptyState>
        ) : (
          <>
            <nav className="aging" aria-label="Lọc theo số ngày quá hạn">
              <AppLink href={address({ age: null })} aria-current={age === null ? "true" : undefined}>
                <b>{parts.length}</b> Tất cả
              </AppLink>
              {AGE_GROUPS.toReversed().map((group) => (
                <AppLink
                  key={group.key}
                  href={address({ age: group.key })}
                  aria-current={age === group.key ? "true" : undefined}
                  data-age={group.key}
                >
                  <b>{parts.filter((part) => part.ageGroup === group.key).length}</b> {group.label}
                </AppLink>
              ))}
            </nav>
            <section className="panel mt-4" aria-label="Danh sách quá hạn">
              <Tabs
                label="Nhóm theo"
                className="views"
                tabs={[
                  { href: address({ group: "age" }), label: "Nhóm theo số ngày", current: !byAgency },
                  { href: address({ group: "agency" }), label: "Nhóm theo đơn vị", count: agencies, current: byAgency },
                ]}
              />
              {groups.length > 0 ? (
                <OverdueTable groups={groups} basis={board.basis} keep={keep} />
              ) : (
                <div className="panel-body">
                  <EmptyState icon="search" title="Không có phần việc nào trong nhóm này" />
                </div>
              )}
            </section>
          </>
        )}
      </Main>
    </>
  );
}
