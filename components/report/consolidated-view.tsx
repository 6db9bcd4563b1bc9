import { formatDate, formatInstant, formatMonth } from "../../lib/calendar/format.ts";
import { frameOf, type Letterhead } from "../../lib/documents/letterhead.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { ConsolidatedSection } from "../../lib/platform/prisma/enums.ts";
import { issueConsolidatedAction, saveSectionAction } from "../../lib/reports/consolidated-actions.ts";
import {
  type ConsolidatedDraft,
  readConsolidated,
  replacesOf,
  replacingReport,
} from "../../lib/reports/consolidated-content.ts";
import type {
  ConsolidatedRecord,
  DraftReading,
  EarlierText,
  IssueRecord,
} from "../../lib/reports/consolidated-queries.ts";
import { type AcceptedReport, addendumOf } from "../../lib/reports/consolidated-rules.ts";
import { SECTION_WORDS } from "../../lib/reports/words.ts";
import { DownloadLinks } from "../documents/download-links.tsx";
import { AppLink } from "../ui/link.tsx";
import { FileTag } from "../ui/lists.tsx";
import { EmptyState, Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { IssueForm, SectionForm } from "./consolidated-forms.tsx";
import type { QuoteLinks } from "./consolidated-quotes.tsx";
import { ConsolidatedReport } from "./consolidated-report.tsx";
import { detailsOf } from "./sent-report.tsx";

/** The report while it is written: the secretariat's forms are in it, the others read. */
export function ConsolidatedDraftView({
  reading,
  record,
  links,
  writes,
  early,
  saved,
}: {
  reading: DraftReading;
  record: ConsolidatedRecord;
  links: QuoteLinks;
  writes: boolean;
  /** Why it cannot be issued yet. */
  early: string | null;
  /** What was saved last from here, as the address has it: the forms begin anew. */
  saved: string;
}) {
  const { draft, drafted, mark } = reading;
  const form = (section: ConsolidatedSection) => {
    const stored = record.texts.find((text) => text.section === section);
    const edited = stored && stored.text !== null ? stored : null;
    return (
      <>
        {edited && edited.drafted !== drafted[section] && (
          <Notice kind="warn" className="no-print" title="Dữ liệu đã thay đổi từ lúc phần này được sửa">
            <p>Bản lập từ dữ liệu hiện nay:</p>
            <p className="pre-line">{drafted[section]}</p>
          </Notice>
        )}
        <SectionForm
          // Not the version: without scripts an answer finds its form by the key, and somebody else may have saved meanwhile.
          key={saved}
          action={saveSectionAction}
          month={draft.month}
          section={section}
          title={SECTION_WORDS[section]}
          version={stored?.version ?? 0}
          text={draft.texts[section]}
          edited={edited && `${edited.savedBy} sửa ${formatInstant(edited.savedAt, ZONE)}`}
        />
        <EarlierTexts texts={record.earlier.filter((text) => text.section === section)} />
      </>
    );
  };
  return (
    <div className="stack official" data-consolidated="draft">
      {record.issue?.reopened && (
        <Notice
          kind="warn"
          className="no-print"
          title={`Đang soạn báo cáo thay thế Báo cáo số ${record.issue.documentNumber}`}
        >
          {record.issue.reopened.by} mở lại lúc {formatInstant(record.issue.reopened.at, ZONE)}. Sai sót:{" "}
          {record.issue.reopened.reason}{" "}
          <AppLink href={links.keep(`/reports/${links.month}?view=issued`)}>Xem bản đang có hiệu lực</AppLink>
        </Notice>
      )}
      <Notice
        icon="edit"
        className="no-print"
        title={`Dự thảo, tự lập từ ${draft.sources.length}/${draft.reporting.owed} báo cáo đã duyệt`}
      >
        {writes ? (
          <>
            Lời của từng phần sửa được; bảng số và lời trích lấy từ dữ liệu.{" "}
            {early ?? <a href="#ISSUE">Ghi số, ngày và ban hành</a>}
          </>
        ) : (
          "Cơ quan thường trực đang soạn."
        )}
        <DownloadLinks path={`/api/exports/consolidated-${links.month}`} types={["docx"]} keep={links.keep} />
      </Notice>
      <PaperHead draft={draft} document={null} letterhead={record.letterhead} />
      <ConsolidatedReport draft={draft} links={links} {...(writes && { under: form })} />
      {writes && early === null && (
        <Panel id="ISSUE" title="Ban hành" className="no-print">
          <IssueForm action={issueConsolidatedAction} month={draft.month} mark={mark} />
        </Panel>
      )}
      <Replacing report={replacesOf(record.issue)} />
      <PaperFoot letterhead={record.letterhead} />
    </div>
  );
}

/** Says of a report that takes the place of another which one that is. */
function Replacing({ report }: { report: Parameters<typeof replacingReport>[0] }) {
  const words = replacingReport(report);
  return words && <p>{words}</p>;
}

/** What this part said before, and what was typed meanwhile and gave way; nothing is lost by writing over it. */
function EarlierTexts({ texts }: { texts: readonly EarlierText[] }) {
  if (texts.length === 0) return null;
  return (
    <details className="no-print" data-earlier>
      <summary>Các bản trước của phần này ({texts.length})</summary>
      <ul className="rows rows-tight">
        {texts.map((text) => (
          <li key={text.savedAt.toString()}>
            <p className="pre-line">{text.text ?? "Lấy lại lời lập từ dữ liệu."}</p>
            <p className="meta">
              {formatInstant(text.savedAt, ZONE)} · {text.savedBy}
              {!text.kept && " · không được chọn khi hai người cùng sửa"}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The report as it was issued, from the frozen text alone; what was accepted later stands after it, as an addendum. */
export function ConsolidatedIssueView({
  issue,
  current,
  accepted,
  links,
}: {
  issue: IssueRecord;
  /** The letterhead of today, for reports frozen without one. */
  current: Letterhead;
  accepted: readonly AcceptedReport[];
  links: QuoteLinks;
}) {
  const content = readConsolidated(issue.content);
  const late = addendumOf(content, accepted);
  const letterhead = content.letterhead ?? current;
  return (
    <div className="stack official" data-consolidated="issued">
      <Notice
        kind="ok"
        icon="lock"
        className="no-print"
        title={`Đã ban hành: số ${issue.documentNumber}, ngày ${formatDate(issue.documentDate)}`}
      >
        {issue.issuedBy} ghi nhận lúc {formatInstant(issue.issuedAt, ZONE)}. Nội dung được giữ nguyên văn.
        {late.length > 0 && (
          <>
            {" "}
            <a href="#ADDENDUM">{late.length} báo cáo được duyệt sau khi ban hành</a> nằm ở phụ lục bổ sung.
          </>
        )}
        {issue.reopened && ` Cơ quan thường trực đang soạn báo cáo thay thế: ${issue.reopened.reason}`}
        {issue.documentId === null ? (
          <DownloadLinks path={`/api/exports/consolidated-${links.month}`} types={["docx"]} keep={links.keep} />
        ) : (
          <p className="mt-2">
            <FileTag href={`/api/documents/${issue.documentId}`} icon="doc-words">
              Bản Word đã phát hành
            </FileTag>{" "}
            <AppLink href={links.keep(`/documents/issued/${issue.documentId}`)}>Văn bản trong sổ</AppLink>
          </p>
        )}
      </Notice>
      <PaperHead draft={content} document={content.document} letterhead={letterhead} />
      <ConsolidatedReport draft={content} links={links} />
      <Replacing report={content} />
      <PaperFoot letterhead={letterhead} />
      {late.length > 0 && <Addendum late={late} links={links} />}
      <p className="meta hash">
        Mã kiểm tra (SHA-256): <span data-hash>{issue.hash}</span>
      </p>
    </div>
  );
}

function Addendum({ late, links }: { late: readonly AcceptedReport[]; links: QuoteLinks }) {
  return (
    <Panel id="ADDENDUM" title="Phụ lục bổ sung" count={`${late.length} báo cáo`} className="official-part">
      <p className="mb-4">
        Báo cáo của đơn vị được duyệt sau khi báo cáo tổng hợp đã ban hành; nội dung và số liệu đã ban hành không thay
        đổi.
      </p>
      {late.map(({ agencyCode, agencyName, number, acceptedAt, content }) => (
        <div key={agencyCode} className="quoted" data-late={agencyCode}>
          <h3>
            <AppLink href={links.keep(`/reports/${links.month}/${agencyCode}?sending=${number}`)}>{agencyName}</AppLink>{" "}
            <span className="meta">duyệt {formatInstant(Temporal.Instant.from(acceptedAt), ZONE)}</span>
          </h3>
          <ul className="quotes">
            {content.lines
              .filter((line) => !line.noNews)
              .map((line) => (
                <li key={line.assignmentId ?? 0}>
                  <b>{line.task ? `Nhiệm vụ ${line.task.number}. ${line.task.shortTitle}` : "Nội dung khác"}: </b>
                  <span className="pre-line">{line.result}</span>
                  {detailsOf(line).map(({ term, value }) => (
                    <div key={term}>
                      {term}: <span className="pre-line">{value}</span>
                    </div>
                  ))}
                </li>
              ))}
            {content.lines.every((line) => line.noNews) && <li>Không phát sinh nội dung mới.</li>}
          </ul>
        </div>
      ))}
    </Panel>
  );
}

/** Head of an administrative report on paper (Decree 30/2020, Phụ lục I); the number stays open until the register gives it. */
function PaperHead({
  draft,
  document,
  letterhead,
}: {
  draft: Pick<ConsolidatedDraft, "plan" | "month" | "from" | "to">;
  document: { number: string; date: string } | null;
  letterhead: Letterhead;
}) {
  const { issuer, symbol, place } = frameOf(letterhead, "REPORT");
  const day = (date: string) => formatDate(Temporal.PlainDate.from(date));
  const date = document && Temporal.PlainDate.from(document.date);
  const two = (number: number) => String(number).padStart(2, "0");
  return (
    <div className="official-h print-only">
      <div className="official-two">
        <div>
          {issuer.superior.map((line) => (
            <div key={line}>{line}</div>
          ))}
          {issuer.body.map((line) => (
            <b key={line} className="block">
              {line}
            </b>
          ))}
          <p>
            Số: {document?.number ?? <span className="official-blank" />}
            {document === null && `/${symbol}`}
          </p>
        </div>
        <div>
          <b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>
          <br />
          <b className="official-motto">Độc lập - Tự do - Hạnh phúc</b>
          <p>
            <i>
              {place}, ngày {date ? two(date.day) : "……"} tháng{" "}
              {date ? (date.month < 3 ? two(date.month) : date.month) : "……"} năm {draft.plan.year}
            </i>
          </p>
        </div>
      </div>
      {document === null && (
        <p>
          <b>DỰ THẢO</b>
        </p>
      )}
      <p className="official-title">
        <b>BÁO CÁO</b>
        <br />
        <b>Kết quả thực hiện Kế hoạch triển khai Đề án 06 {formatMonth(Temporal.PlainYearMonth.from(draft.month))}</b>
        <br />
        (từ ngày {day(draft.from)} đến ngày {day(draft.to)})
      </p>
    </div>
  );
}

/** Whom it goes to and who signs; a blank where the signer is not known. */
function PaperFoot({ letterhead }: { letterhead: Letterhead }) {
  const { copies, archive, signature } = frameOf(letterhead, "REPORT");
  return (
    <div className="official-two official-foot print-only">
      <div>
        <b>
          <i>Nơi nhận:</i>
        </b>
        {copies.map((copy) => (
          <div key={copy}>- {copy};</div>
        ))}
        <div>- Lưu: {archive}.</div>
      </div>
      <div>
        {[...signature.authority, signature.title].map((line) => (
          <b key={line} className="block">
            {line}
          </b>
        ))}
        <p className="official-sign">
          <b>{signature.name}</b>
        </p>
      </div>
    </div>
  );
}

/** Nothing to be read yet: the draft is the secretariat's and of those who follow it. */
export function NotIssuedYet({ month }: { month: Temporal.PlainYearMonth }) {
  return (
    <EmptyState icon="lock" title={`Báo cáo tổng hợp ${formatMonth(month)} chưa ban hành`}>
      Dự thảo do cơ quan thường trực soạn. Sau khi ban hành, mọi tài khoản đều xem được tại đây.
    </EmptyState>
  );
}
