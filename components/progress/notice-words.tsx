import { formatDate, formatInstant } from "../../lib/calendar/format.ts";
import type { FileRights } from "../../lib/evidence/policy.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { NoticeVerdict } from "../../lib/platform/prisma/enums.ts";
import type { NoticeRow } from "../../lib/progress/notice-queries.ts";
import { FileList } from "../evidence/file-list.tsx";

const VERDICT_WORDS: Readonly<Record<NoticeVerdict, string>> = {
  RECORDED: "Đã ghi nhận, bắt đầu tính hạn",
  DISMISSED: "Không ghi nhận",
};

/** What an agency told of a guiding document, and what became of it. */
export function NoticeWords({ notice, rights }: { notice: NoticeRow; rights: FileRights }) {
  return (
    <>
      <p>
        <b>{notice.agencyName}</b> báo: {notice.documentNumber}, ngày {formatDate(notice.documentDate)},{" "}
        {notice.documentIssuer}.
      </p>
      <p>{notice.documentTitle}</p>
      {notice.proposedDueOn && (
        <p>
          Thời hạn đơn vị đề xuất: <b className="tn">{formatDate(notice.proposedDueOn)}</b>
        </p>
      )}
      {notice.note && <p className="pre-line">{notice.note}</p>}
      {notice.files.length > 0 && (
        <div className="files mb-1">
          <FileList files={notice.files} rights={rights} />
        </div>
      )}
      <p className="meta">
        {formatInstant(notice.at, ZONE)} · {notice.by} ·{" "}
        <b>{notice.verdict === null ? "Chờ cơ quan thường trực xem" : VERDICT_WORDS[notice.verdict]}</b>
        {notice.reason && `: ${notice.reason}`}
      </p>
    </>
  );
}
