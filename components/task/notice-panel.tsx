import type { FileRights } from "../../lib/evidence/policy.ts";
import type { NoticeRow } from "../../lib/progress/notice-queries.ts";
import { NoticeWords } from "../progress/notice-words.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { Panel } from "../ui/panel.tsx";

/** Guiding documents that agencies have told of; the secretariat goes on to each that waits. */
export function NoticePanel({
  notices,
  taskNumber,
  answers,
  rights,
}: {
  notices: readonly NoticeRow[];
  taskNumber: number;
  answers: boolean;
  /** What may be done with the files of an agency, by its id. */
  rights: (agencyId: number) => FileRights;
}) {
  if (notices.length === 0) return null;
  const waiting = notices.filter(({ verdict }) => verdict === null).length;
  return (
    <Panel
      title="Đơn vị báo đã có hướng dẫn"
      count={waiting > 0 ? `${waiting}/${notices.length} chờ xem` : notices.length}
      flush
    >
      <ul className="rows rows-tight">
        {notices.map((notice) => (
          <li key={notice.id} className="text-table" data-notice={notice.id} data-verdict={notice.verdict ?? "WAITING"}>
            <NoticeWords notice={notice} rights={rights(notice.agencyId)} />
            {answers && notice.verdict === null && (
              <ButtonLink small className="mt-2" href={`/tasks/${taskNumber}/guidance?notice=${notice.id}`}>
                Xem để ghi nhận
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
