import type { Metadata } from "next";
import { ObligationFilters } from "../../../components/obligations/obligation-filters.tsx";
import { ObligationGrid } from "../../../components/obligations/obligation-grid.tsx";
import { ObligationSummary } from "../../../components/obligations/obligation-summary.tsx";
import { Main } from "../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../components/shell/reading-day.tsx";
import { AsOfForm } from "../../../components/shell/reading-tools.tsx";
import { AppLink } from "../../../components/ui/link.tsx";
import { EmptyState } from "../../../components/ui/notice.tsx";
import { PageHead } from "../../../components/ui/page-head.tsx";
import { PrintButton } from "../../../components/ui/print-button.tsx";
import { bodiesShown, readObligationFilter } from "../../../lib/obligations/filter.ts";
import { readObligationNotes, readObligationParts } from "../../../lib/obligations/queries.ts";
import { obligationFigures } from "../../../lib/obligations/rules.ts";
import { requireDesk } from "../../../lib/people/session.ts";
import { database } from "../../../lib/platform/database.ts";
import { keepReading, readPageReading, withParams } from "../../../lib/progress/page-reading.ts";
import { may } from "../../../lib/progress/policy.ts";
import { figuresDayWords } from "../../../lib/progress/words.ts";

export const metadata: Metadata = { title: "Trách nhiệm khác theo mục IV" };

/** Every dated obligation and every body that owes it. The document's own words are on /documents?part=IV. */
export default async function ObligationsPage({ searchParams }: PageProps<"/obligations">) {
  const desk = await requireDesk();
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const { asOf } = reading;
  const keep = keepReading(reading);
  const db = database();
  const parts = await readObligationParts(db, { plan: desk.plan, asOf: asOf.date });
  const columns = [...Map.groupBy(parts, ({ ref }) => ref)].map(([ref, held]) => ({ ref, parts: held }));
  const notes = may(desk.actor, "document-note.read", { agencyId: null })
    ? await readObligationNotes(
        db,
        desk.plan.id,
        columns.map(({ ref }) => ref),
      )
    : [];
  const filter = readObligationFilter(
    query,
    columns.map(({ ref }) => ref),
  );
  const here = withParams("/obligations", { obligation: filter.ref, standing: filter.standing });
  const shown = bodiesShown(parts, filter);
  const bodies = new Set(parts.map(({ agencyId }) => agencyId)).size;
  const figures = obligationFigures(parts);
  const day = figuresDayWords(asOf.date, desk.sampleData);
  return (
    <>
      <ReadingDay reading={reading} here={here} />
      <PageHead
        crumbs={[{ href: keep("/documents?part=IV"), label: "Kế hoạch, mục IV" }, { label: "Trách nhiệm khác" }]}
        title="Trách nhiệm khác theo mục IV"
        facts={`${figures.handedIn}/${figures.owed} văn bản đã nộp, trong đó ${figures.waiting} chờ xem, ${figures.returned} trả lại; ${figures.missing}/${figures.owed} chưa nộp. ${day}.`}
        actions={
          <>
            <AsOfForm reading={reading} here={here} />
            <PrintButton />
          </>
        }
      />
      <Main className="stack">
        <div className="print-only print-h">
          <b>TRÁCH NHIỆM KHÁC THEO MỤC IV CỦA KẾ HOẠCH</b>
          <i>{day}</i>
        </div>
        {columns.length === 0 ? (
          <EmptyState icon="doc" title="Kế hoạch không có trách nhiệm nào ghi ngày phải nộp">
            Trách nhiệm thường xuyên và khi có yêu cầu nêu tại{" "}
            <AppLink href={keep("/documents?part=IV")}>mục IV</AppLink>.
          </EmptyState>
        ) : (
          <>
            <ObligationSummary columns={columns} notes={notes} />
            <ObligationFilters columns={columns} filter={filter} keep={keep} />
            {shown.length > 0 ? (
              <ObligationGrid
                columns={filter.ref ? columns.filter(({ ref }) => ref === filter.ref) : columns}
                rows={shown}
                total={bodies}
                keep={keep}
              />
            ) : (
              <EmptyState icon="search" title="Không đơn vị nào có tình trạng này" />
            )}
            <p className="meta">
              Cấp xã nộp qua UBND huyện, thành phố. Đúng hạn hay muộn tính theo lần nộp đầu; trả lại rồi nộp lại không
              làm thành muộn. Đơn vị không áp dụng không nằm trong mẫu số. Trách nhiệm không ghi ngày:{" "}
              <AppLink href={keep("/documents?part=IV")}>mục IV của Kế hoạch</AppLink>.
            </p>
          </>
        )}
      </Main>
    </>
  );
}
