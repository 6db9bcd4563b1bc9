import type { WrittenWord } from "../../lib/progress/workbook-queries.ts";
import { AppLink } from "../ui/link.tsx";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";

/** What a workbook has become: its words, each on the page of its task. */
export function WorkbookResult({ written }: { written: readonly WrittenWord[] }) {
  return (
    <>
      <Notice kind="ok" live title={`Đã ghi ${written.length} cập nhật từ tệp Excel`} className="mb-4">
        Mỗi cập nhật là một dòng mới trong Diễn biến của nhiệm vụ. Tệp đã ghi không ghi lại lần nữa.
      </Notice>
      <Panel title="Nhiệm vụ đã cập nhật" count={written.length} flush>
        <ul className="rows rows-tight text-table">
          {written.map(({ taskNumber, taskTitle, claimed }) => (
            <li key={taskNumber}>
              <AppLink className="ttl" href={`/tasks/${taskNumber}`}>
                {taskNumber}. {taskTitle}
              </AppLink>
              {claimed && <div className="second">Đã báo hoàn thành, chờ xác nhận</div>}
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
