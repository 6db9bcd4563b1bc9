import { formatDate, formatInstant } from "../../lib/calendar/format.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import type { ReportRecord, SendingRecord } from "../../lib/reports/record.ts";
import { AppLink } from "../ui/link.tsx";
import { EmptyState, Notice } from "../ui/notice.tsx";
import { SentReport } from "./sent-report.tsx";

/** What has happened to a report that is still being written: its receipt, what came back, who has it now. */
export function DraftNotices({ record, justSent, href }: { record: ReportRecord; justSent: boolean; href: string }) {
  const last = record.sendings.at(-1);
  const back = last?.decision?.verdict === "RETURNED" ? last.decision : null;
  const exception = record.lock.closed && record.exceptions.at(-1);
  if (!last && !record.proposed && !exception) return null;
  return (
    <div className="wrap notices no-print">
      {exception && (
        <Notice
          kind="info"
          icon="key"
          title={`Kỳ đã khóa, được mở lại cho đơn vị đến hết ngày ${formatDate(exception.until)}`}
        >
          {exception.reason} ({exception.by}, {formatDate(exception.on)})
        </Notice>
      )}
      {back && (
        <Notice
          kind="warn"
          icon="return"
          title={`Báo cáo bị trả lại, đề nghị gửi lại chậm nhất ngày ${back.newDate ? formatDate(back.newDate) : ""}`}
        >
          {back.reason && <p>“{back.reason}”</p>}
          {back.lineReasons.length > 0 && <p>{back.lineReasons.length} mục có yêu cầu bổ sung, ghi ngay tại mục.</p>}
          <p className="meta">
            {back.by}, {formatInstant(back.at, ZONE)}.{" "}
            <AppLink href={`${href}?sending=${last?.number}`}>Xem bản đã gửi</AppLink>
          </p>
        </Notice>
      )}
      {last && !back && <Receipt sending={last} href={href} fresh={justSent} />}
      {!last && record.proposed && (
        <Notice kind="info" icon="edit" title="Đã trình lãnh đạo đơn vị">
          {record.proposed.by} trình lúc {formatInstant(record.proposed.at, ZONE)}. Lãnh đạo đơn vị xem lại rồi gửi.
        </Notice>
      )}
    </div>
  );
}

/** "Biên nhận": when it was sent, under which number. */
function Receipt({ sending, href, fresh }: { sending: SendingRecord; href: string; fresh: boolean }) {
  return (
    <Notice
      kind="ok"
      live={fresh}
      title={`Đã gửi lần ${sending.number} lúc ${formatInstant(sending.sentAt, ZONE)}`}
      action={<AppLink href={`${href}?sending=${sending.number}`}>Xem bản đã gửi</AppLink>}
    >
      Biên nhận <b data-receipt>{sending.receipt}</b>. Còn sửa và gửi lại được đến khi cơ quan thường trực duyệt; bản đã
      gửi giữ nguyên.
    </Notice>
  );
}

/** A report that is read: the sending asked for, with its receipt and what was answered. */
export function SentView({
  record,
  shown,
  refusal,
  href,
  keep,
}: {
  record: ReportRecord;
  shown: SendingRecord | null;
  /** Why one's own report takes no word any more. */
  refusal: string | null;
  href: string;
  keep: KeepReading;
}) {
  if (shown === null) {
    return (
      <EmptyState icon="lock" title="Báo cáo chưa được gửi">
        {refusal ?? "Đến ngày này đơn vị chưa gửi báo cáo của kỳ."}
      </EmptyState>
    );
  }
  const { decision } = shown;
  const reasons = new Map((decision?.lineReasons ?? []).map(({ key, reason }) => [key, reason]));
  return (
    <>
      {refusal && (
        <Notice kind="info" icon="lock" title="Báo cáo này chỉ để xem">
          {refusal}
        </Notice>
      )}
      <section className="panel sent-facts" aria-label="Biên nhận">
        <dl className="dl panel-body">
          <dt>Gửi</dt>
          <dd>
            Lần {shown.number}, {formatInstant(shown.sentAt, ZONE)}, {shown.sentBy}
            {shown.sentByTitle && `, ${shown.sentByTitle}`}
            {shown.signedOffBy && ` (lãnh đạo đơn vị duyệt: ${shown.signedOffBy})`}
          </dd>
          <dt>Biên nhận</dt>
          <dd>
            <b data-receipt>{shown.receipt}</b>
          </dd>
          {decision && (
            <>
              <dt>{decision.verdict === "ACCEPTED" ? "Duyệt" : "Trả lại"}</dt>
              <dd>
                {formatInstant(decision.at, ZONE)}, {decision.by}
                {decision.reason && `. ${decision.reason}`}
                {decision.newDate && `. Gửi lại chậm nhất ngày ${formatDate(decision.newDate)}.`}
              </dd>
            </>
          )}
          <dt>Mã kiểm tra</dt>
          <dd>
            <code className="hash" data-hash>
              {shown.hash}
            </code>
            <p className="meta">SHA-256 của nội dung lúc gửi; nội dung dưới đây được giữ nguyên văn.</p>
          </dd>
          {record.sendings.length > 1 && (
            <>
              <dt>Các lần gửi</dt>
              <dd>
                {record.sendings.map(({ number }, index) => (
                  <span key={number}>
                    {index > 0 && " · "}
                    {number === shown.number ? (
                      `lần ${number}`
                    ) : (
                      <AppLink href={keep(`${href}?sending=${number}`)}>lần {number}</AppLink>
                    )}
                  </span>
                ))}
              </dd>
            </>
          )}
        </dl>
      </section>
      <SentReport content={shown.content} reasons={reasons} />
    </>
  );
}
