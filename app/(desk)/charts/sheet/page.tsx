import type { Metadata } from "next";
import { SummarySheet } from "../../../../components/charts/summary-sheet.tsx";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../../components/shell/reading-day.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { PrintButton } from "../../../../components/ui/print-button.tsx";
import { Tabs } from "../../../../components/ui/tabs.tsx";
import { meetingSnapshot } from "../../../../lib/meetings/snapshot.ts";
import { currentSummary } from "../../../../lib/metrics/kept-summary-queries.ts";
import { requireDesk } from "../../../../lib/people/session.ts";
import { database } from "../../../../lib/platform/database.ts";
import { keepReading, readPageReading, withParams } from "../../../../lib/progress/page-reading.ts";
import { figuresDayWords } from "../../../../lib/progress/words.ts";

export const metadata: Metadata = { title: "Trang in" };

/** The charts' figures on one page of A4 or A3 (`?size=a3`), over the whole plan, by the day and the reading of the charts. */
export default async function SheetPage({ searchParams }: PageProps<"/charts/sheet">) {
  const desk = await requireDesk();
  const { plan, sampleData, meetingDays } = desk;
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, plan.year);
  const compare = typeof query["compare"] === "string" ? query["compare"] : null;
  const size = query["size"] === "a3" ? "a3" : "a4";
  const summary = await currentSummary(database(), {
    plan,
    reading,
    params: compare === null ? {} : { compare },
    meetingDays,
  });
  const keep = keepReading(reading);
  const sized = (other: "a4" | "a3") => withParams("/charts/sheet", { compare, size: other === "a3" ? other : null });
  return (
    <>
      <ReadingDay reading={reading} here={sized(size)} />
      <PageHead
        crumbs={[{ href: keep(withParams("/charts", { compare })), label: "Biểu đồ" }, { label: "Trang in" }]}
        title="Trang in"
        facts={`${figuresDayWords(reading.asOf.date, sampleData, reading.basis)}.`}
        actions={<PrintButton />}
      />
      <Main className="stack">
        <Tabs
          label="Khổ giấy"
          tabs={[
            { href: keep(sized("a4")), label: "Khổ A4", current: size === "a4" },
            { href: keep(sized("a3")), label: "Khổ A3", current: size === "a3" },
          ]}
        />
        <SummarySheet
          figures={meetingSnapshot(summary, { plan, sampleData })}
          planTitle={`Kế hoạch triển khai Đề án 06 tỉnh ${plan.province} năm ${plan.year}`}
          size={size}
        />
      </Main>
    </>
  );
}
