import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FiguresPanel } from "../../../../../components/indicators/figures-panel.tsx";
import { editorLines, prefillNotice } from "../../../../../components/report/editor-lines.tsx";
import { ReportEditor } from "../../../../../components/report/report-editor.tsx";
import { ReportHead } from "../../../../../components/report/report-head.tsx";
import { DraftNotices, SentView } from "../../../../../components/report/report-notices.tsx";
import { Main } from "../../../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../../../components/shell/reading-day.tsx";
import { FlashNotice } from "../../../../../components/ui/notice.tsx";
import { formatMonth } from "../../../../../lib/calendar/format.ts";
import { readDraftFiles } from "../../../../../lib/evidence/queries.ts";
import { entryPath } from "../../../../../lib/indicators/entry-form.ts";
import { entryLines } from "../../../../../lib/indicators/entry-rules.ts";
import { owedFigures } from "../../../../../lib/indicators/figures.ts";
import { readIndicatorFacts } from "../../../../../lib/indicators/queries.ts";
import { requireDesk } from "../../../../../lib/people/session.ts";
import { systemClock } from "../../../../../lib/platform/clock.ts";
import { database } from "../../../../../lib/platform/database.ts";
import { readAnswer } from "../../../../../lib/platform/kept-answers.ts";
import { keepReading, readPageReading } from "../../../../../lib/progress/page-reading.ts";
import { readBoard } from "../../../../../lib/progress/queries.ts";
import { reportFormAction } from "../../../../../lib/reports/actions.ts";
import { reportFormName } from "../../../../../lib/reports/form-route.ts";
import type { ReportFormState } from "../../../../../lib/reports/form-state.ts";
import { fileIdsOf } from "../../../../../lib/reports/line-fields.ts";
import { reportLines, reportParts } from "../../../../../lib/reports/lines.ts";
import { may } from "../../../../../lib/reports/policy.ts";
import { readReport } from "../../../../../lib/reports/queries.ts";
import { factsOf, lastLines, returnedLines } from "../../../../../lib/reports/record.ts";
import { boardDay, owesReport, periodInstant, writingRefusal } from "../../../../../lib/reports/rules.ts";
import { readMonth } from "../../../../../lib/reports/schema.ts";

type Props = PageProps<"/reports/[month]/[agency]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const month = readMonth((await params).month);
  return { title: month ? `Báo cáo ${formatMonth(month)}` : "Báo cáo tháng" };
}

const DONE = {
  saved: "Đã lưu.",
  figures: "Đã lưu số liệu chỉ tiêu.",
  proposed: "Đã trình lãnh đạo đơn vị. Lãnh đạo xem lại và gửi.",
} as const;

export default async function ReportPage({ params, searchParams }: Props) {
  const desk = await requireDesk();
  const { month: monthText, agency: agencyCode } = await params;
  const query = await searchParams;
  const month = readMonth(monthText);
  if (month === null || month.year !== desk.plan.year) notFound();
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const { asOf } = reading;
  const keep = keepReading(reading);
  const db = database();
  const record = await readReport(db, { plan: desk.plan, month, agencyCode, asOf: asOf.date });
  if (record === null || !owesReport(record.agency, month, desk.plan)) notFound();
  const href = `/reports/${month}/${agencyCode}`;
  const mine = may(desk.actor, "draft.read", { agencyId: record.agency.id });
  // What has not been sent is its agency's alone: for everyone else there is nothing here.
  if (!mine && record.sendings.length === 0) notFound();
  const facts = factsOf(record);
  const refusal = writingRefusal({ month, facts, lock: record.lock }, desk.plan, desk.today);
  const asked = Number(query["sending"]);
  const shown = record.sendings.find(({ number }) => number === asked) ?? record.sendings.at(-1);
  const writes = mine && !asOf.past && refusal === null && !asked;
  const head = <ReportHead record={record} month={month} plan={desk.plan} today={asOf.date} keep={keep} />;
  if (!writes) {
    return (
      <>
        <ReadingDay reading={reading} here={href} />
        {head}
        <Main className="stack">
          <SentView
            record={record}
            shown={shown ?? null}
            refusal={mine && !asOf.past ? refusal : null}
            href={href}
            keep={keep}
          />
        </Main>
      </>
    );
  }
  const board = await readBoard(db, { plan: desk.plan, asOf: boardDay(month, desk.today, desk.plan) });
  const lines = reportLines({
    parts: reportParts({ board, agencyId: record.agency.id, month, confirmedBefore: record.confirmedBefore }),
    since: periodInstant(month, desk.plan),
    stored: record.stored,
    returned: returnedLines(record.sendings),
    last: lastLines(record),
  });
  const indicators = await readIndicatorFacts(db, { plan: desk.plan, asOf: desk.today });
  const figures = entryLines(owedFigures(indicators, record.agency.id, month));
  const answer = await readAnswer(db, desk.actor.id, reportFormName({ month, agencyCode }), query["answer"]);
  const fileIds = lines.flatMap(({ fields }) => fileIdsOf(fields));
  const files = await readDraftFiles(db, record.agency.id, fileIds);
  const sends = may(desk.actor, "report.send", {
    agencyId: record.agency.id,
    needsSignOff: record.agency.needsSignOff,
  });
  return (
    <>
      {head}
      <DraftNotices record={record} justSent={query["done"] === "sent"} href={href} />
      <FlashNotice code={query["done"]} sentences={DONE} />
      <ReportEditor
        key={`${record.sendings.length}-${String(query["done"])}-${String(query["answer"])}`}
        action={reportFormAction}
        answer={answer as ReportFormState}
        lines={editorLines(lines, month, record.lastReturned, files)}
        month={month.toString()}
        agency={agencyCode}
        device={`bao-cao:${desk.actor.username}:${month}:${agencyCode}`}
        now={systemClock.now().epochMilliseconds}
        send={
          sends
            ? { act: "send", words: record.sendings.length > 0 ? "Gửi lại báo cáo" : "Gửi báo cáo" }
            : { act: "propose", words: "Trình lãnh đạo duyệt" }
        }
        hint={sends ? "Gửi sớm vẫn sửa được đến khi cơ quan thường trực duyệt" : "Lãnh đạo đơn vị là người gửi"}
        notice={prefillNotice(month)}
        figures={<FiguresPanel lines={figures} month={month} href={entryPath({ month, agencyCode })} />}
      />
    </>
  );
}
