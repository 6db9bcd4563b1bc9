import type { Inbox } from "../../lib/oversight/inbox-queries.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { AppLink } from "../ui/link.tsx";
import { Panel } from "../ui/panel.tsx";

/** What agencies have sent besides their words on tasks, and waits for an answer; and the directives they have not answered. */
export function InboxPanel({ inbox, records, keep }: { inbox: Inbox; records: boolean; keep: KeepReading }) {
  return (
    <Panel
      title="Đơn vị gửi, chờ trả lời"
      flush
      foot={<AppLink href={keep("/directives?state=owed")}>{inbox.directives} ý kiến chỉ đạo chưa trả lời</AppLink>}
    >
      <ul className="rows rows-tight text-table">
        <li>
          <AppLink className="ttl" href={keep("/obligations?standing=HANDED_IN")}>
            {inbox.deliveries} văn bản theo mục IV chờ xem
          </AppLink>
        </li>
        <li>
          <AppLink className="ttl" href={keep("/proposals?state=OPEN")}>
            {inbox.proposals} đề xuất, kiến nghị chờ trả lời
          </AppLink>
        </li>
        {inbox.notices.map((notice) => (
          <li key={notice.id}>
            <AppLink
              className="ttl"
              href={
                records
                  ? `/tasks/${notice.taskNumber}/guidance?notice=${notice.id}`
                  : keep(`/tasks/${notice.taskNumber}`)
              }
            >
              {notice.agencyName} báo đã có hướng dẫn cho nhiệm vụ {notice.taskNumber}
            </AppLink>
            <div className="meta">{notice.documentNumber}</div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
