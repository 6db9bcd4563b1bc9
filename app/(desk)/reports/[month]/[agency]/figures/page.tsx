import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { type FigureLine, FiguresForm } from "../../../../../../components/indicators/figures-form.tsx";
import { FigureFileForm, PasteForm } from "../../../../../../components/indicators/table-forms.tsx";
import { Main } from "../../../../../../components/shell/page-frame.tsx";
import { PastDayForm } from "../../../../../../components/shell/past-day.tsx";
import { StatePage } from "../../../../../../components/shell/state-page.tsx";
import { ButtonLink } from "../../../../../../components/ui/button.tsx";
import { EmptyState, Notice } from "../../../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../../../components/ui/panel.tsx";
import { formatMonth } from "../../../../../../lib/calendar/format.ts";
import { enterFiguresAction, pasteFiguresAction } from "../../../../../../lib/indicators/actions.ts";
import {
  type EntryFormState,
  entryFormName,
  entryPath,
  TABLE_FIELD,
} from "../../../../../../lib/indicators/entry-form.ts";
import { type EntryLine, entryLines } from "../../../../../../lib/indicators/entry-rules.ts";
import { owedFigures } from "../../../../../../lib/indicators/figures.ts";
import { readIndicatorFacts } from "../../../../../../lib/indicators/queries.ts";
import { requireDesk } from "../../../../../../lib/people/session.ts";
import { database } from "../../../../../../lib/platform/database.ts";
import { readAnswer } from "../../../../../../lib/platform/kept-answers.ts";
import { readPageReading } from "../../../../../../lib/progress/page-reading.ts";
import { capital } from "../../../../../../lib/reports/consolidated-words.ts";
import { may } from "../../../../../../lib/reports/policy.ts";
import { readReport } from "../../../../../../lib/reports/queries.ts";
import { factsOf } from "../../../../../../lib/reports/record.ts";
import { owesReport, writingRefusal } from "../../../../../../lib/reports/rules.ts";
import { readMonth } from "../../../../../../lib/reports/schema.ts";

type Props = PageProps<"/reports/[month]/[agency]/figures">;

export const metadata: Metadata = { title: "Số liệu chỉ tiêu" };

/** The numbers that an agency owes for a month: by hand, pasted from Excel, or as a workbook; each is looked through before it is kept. */
export default async function FiguresPage({ params, searchParams }: Props) {
  const desk = await requireDesk();
  const { month: monthText, agency: agencyCode } = await params;
  const query = await searchParams;
  const month = readMonth(monthText);
  if (month === null || month.year !== desk.plan.year) notFound();
  const address = { month, agencyCode };
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const back = { href: `/reports/${month}/${agencyCode}`, label: "Về báo cáo" };
  if (reading.asOf.past) return <PastDayForm reading={reading} here={entryPath(address)} back={back} />;
  const db = database();
  const record = await readReport(db, { plan: desk.plan, month, agencyCode, asOf: desk.today });
  if (record === null || !owesReport(record.agency, month, desk.plan)) notFound();
  if (!may(desk.actor, "draft.write", { agencyId: record.agency.id })) {
    return (
      <StatePage
        icon="lock"
        title="Không có quyền nhập số liệu"
        action={<ButtonLink href="/indicators">Xem chỉ tiêu</ButtonLink>}
      >
        <p>Chỉ cán bộ và lãnh đạo của đơn vị nhập số liệu của đơn vị mình.</p>
      </StatePage>
    );
  }
  const facts = await readIndicatorFacts(db, { plan: desk.plan, asOf: desk.today });
  const lines = entryLines(owedFigures(facts, record.agency.id, month));
  const refusal = writingRefusal({ month, facts: factsOf(record), lock: record.lock }, desk.plan, desk.today);
  const answer = (await readAnswer(db, desk.actor.id, entryFormName(address), query["answer"])) as EntryFormState;
  const tables = {
    month: month.toString(),
    agency: agencyCode,
    errors: answer?.fields ?? {},
  };
  return (
    <>
      <PageHead
        crumbs={[
          { href: "/reports", label: "Báo cáo tháng" },
          { href: back.href, label: `${record.agency.shortName}, ${formatMonth(month)}` },
          { label: "Số liệu chỉ tiêu" },
        ]}
        title={`Số liệu chỉ tiêu ${formatMonth(month)}`}
        facts={`${record.agency.name} · ${lines.length} số liệu phải nhập`}
      />
      <Main>
        {refusal !== null && (
          <Notice
            kind="info"
            icon="lock"
            title={refusal}
            action={<ButtonLink href={back.href}>{back.label}</ButtonLink>}
          />
        )}
        {refusal === null && lines.length === 0 && (
          <EmptyState
            icon="chart"
            title="Đơn vị không phải nhập số liệu"
            action={<ButtonLink href={back.href}>{back.label}</ButtonLink>}
          >
            Không có chỉ tiêu nào giao đơn vị đo và không có thủ tục nào của Phụ lục I do đơn vị làm đầu mối.
          </EmptyState>
        )}
        {refusal === null && lines.length > 0 && (
          <div className="cols cols-8-4">
            <div className="stack">
              {record.sendings.length > 0 && (
                <Notice kind="info" title="Báo cáo đã gửi">
                  Số liệu sửa sau khi gửi được ghi ngay; gửi lại báo cáo để bản gửi có số mới.
                </Notice>
              )}
              <Panel title="Nhập số liệu">
                <FiguresForm
                  key={String(query["answer"])}
                  action={enterFiguresAction}
                  answer={answer}
                  lines={lines.map(shown)}
                  month={month.toString()}
                  agency={agencyCode}
                  backHref={back.href}
                />
              </Panel>
            </div>
            <div className="stack">
              {lines.some(({ kind }) => kind === "procedure") && (
                <>
                  <Panel title="Dán từ Excel">
                    <PasteForm {...tables} action={pasteFiguresAction} typed={answer?.typed[TABLE_FIELD] ?? ""} />
                  </Panel>
                  <Panel title="Tải tệp Excel lên">
                    <FigureFileForm {...tables} templateHref={`/api/exports/figures-${month}.xlsx`} />
                  </Panel>
                </>
              )}
              <Panel title="Cách nhập">
                <ul className="list-disc pl-5 grid gap-2 text-table">
                  <li>Số của riêng tháng báo cáo, không cộng dồn; không có hồ sơ thì ghi 0.</li>
                  <li>Kết quả đã trả tính cả hồ sơ nhận từ tháng trước.</li>
                  <li>Thủ tục liên thông do đơn vị nêu đầu tiên ở Phụ lục I nhập, các đơn vị sau không nhập lại.</li>
                  <li>Chênh quá 3 lần so với kỳ trước thì được hỏi lý do, không bị từ chối.</li>
                  <li>Không nhập danh sách hay thông tin cá nhân của công dân.</li>
                </ul>
              </Panel>
            </div>
          </div>
        )}
      </Main>
    </>
  );
}

function shown({ row, title, fields, now, seen, note, before }: EntryLine): FigureLine {
  return {
    row,
    title,
    fields: fields.map(({ name, label }) => ({ name, label })),
    now,
    seen,
    note,
    before: before && { month: capital(formatMonth(before.month)), numbers: before.numbers },
  };
}
