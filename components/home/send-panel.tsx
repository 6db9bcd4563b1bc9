import type { BoardTask } from "../../lib/progress/board.ts";
import { AppLink } from "../ui/link.tsx";
import { Panel } from "../ui/panel.tsx";

/** What an agency may send at any time. */
export function SendPanel({ waiting }: { waiting: readonly BoardTask[] }) {
  return (
    <Panel title="Gửi khi có việc" aside={<AppLink href="/proposals">Đề xuất đã gửi</AppLink>} flush>
      <ul className="rows rows-tight text-table">
        <li>
          <AppLink className="ttl" href="/proposals/new">
            Gửi đề xuất, kiến nghị
          </AppLink>
        </li>
        {waiting.map((task) => (
          <li key={task.id}>
            <AppLink className="ttl" href={`/tasks/${task.number}/notice`}>
              Báo đã có hướng dẫn cho nhiệm vụ {task.number}
            </AppLink>
            <div className="meta">{task.shortTitle}</div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
