import type { Metadata } from "next";
import { DocumentTabs } from "../../../../components/documents/document-tabs.tsx";
import { IssuedTable } from "../../../../components/documents/issued-table.tsx";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../../components/shell/reading-day.tsx";
import { AsOfForm } from "../../../../components/shell/reading-tools.tsx";
import { EmptyState } from "../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../components/ui/panel.tsx";
import { PrintButton } from "../../../../components/ui/print-button.tsx";
import { readableKinds } from "../../../../lib/documents/policy.ts";
import { readIssued } from "../../../../lib/documents/register-queries.ts";
import { may } from "../../../../lib/oversight/policy.ts";
import { requireDesk } from "../../../../lib/people/session.ts";
import { database } from "../../../../lib/platform/database.ts";
import { keepReading, readPageReading } from "../../../../lib/progress/page-reading.ts";
import { figuresDayWords } from "../../../../lib/progress/words.ts";

export const metadata: Metadata = { title: "Văn bản đã phát hành" };

/** Every document that went out, with its number, its file and who took a copy. */
export default async function IssuedPage({ searchParams }: PageProps<"/documents/issued">) {
  const desk = await requireDesk();
  const reading = readPageReading(await searchParams, desk.today, desk.plan.year);
  const { asOf } = reading;
  const keep = keepReading(reading);
  const seesCopies = may(desk.actor, "review.read", { userId: null });
  const rows = await readIssued(database(), {
    planId: desk.plan.id,
    asOf: asOf.date,
    kinds: readableKinds(desk.actor),
    downloads: seesCopies,
  });
  return (
    <>
      <ReadingDay reading={reading} here="/documents/issued" />
      <PageHead
        title="Văn bản đã phát hành"
        facts={`${rows.length} văn bản; đã phát hành thì không sửa. ${figuresDayWords(asOf.date, desk.sampleData)}.`}
        actions={
          <>
            <AsOfForm reading={reading} here="/documents/issued" />
            <PrintButton />
          </>
        }
      />
      <Main className="stack">
        <DocumentTabs current="issued" keep={keep} />
        <div className="print-only print-h">
          <b>VĂN BẢN ĐÃ PHÁT HÀNH</b>
          <i>{figuresDayWords(asOf.date, desk.sampleData)}</i>
        </div>
        <Panel title="Sổ văn bản" count={`${rows.length} văn bản`} flush={rows.length > 0}>
          {rows.length > 0 ? (
            <IssuedTable rows={rows} seesCopies={seesCopies} keep={keep} />
          ) : (
            <EmptyState icon="doc" title="Chưa có văn bản nào được phát hành">
              Văn bản có ở đây sau khi ghi số và ngày ban hành.
            </EmptyState>
          )}
        </Panel>
      </Main>
    </>
  );
}
