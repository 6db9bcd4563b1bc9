import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { ButtonLink } from "../ui/button.tsx";
import { AppLink } from "../ui/link.tsx";
import { Panel } from "../ui/panel.tsx";

/** From a task to the proposals about it, and for an agency to a new one. */
export function ProposalLinks({
  count,
  taskNumber,
  asks,
  keep,
}: {
  count: number;
  taskNumber: number;
  asks: boolean;
  keep: KeepReading;
}) {
  if (count === 0 && !asks) return null;
  return (
    <Panel title="Đề xuất, kiến nghị">
      {count > 0 ? (
        <p>
          <AppLink href={keep(`/proposals?view=all&task=${taskNumber}`)}>{count} đề xuất về nhiệm vụ này</AppLink>
        </p>
      ) : (
        <p className="muted">Chưa có đề xuất nào về nhiệm vụ này.</p>
      )}
      {asks && (
        <div className="actions mt-3">
          <ButtonLink small href={`/proposals/new?task=${taskNumber}`}>
            Gửi đề xuất về nhiệm vụ này
          </ButtonLink>
        </div>
      )}
    </Panel>
  );
}
