import { formatInstant } from "../../lib/calendar/format.ts";
import type { LastSweep } from "../../lib/oversight/queries.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import { triggerWords } from "../oversight/sweep-runs.tsx";
import { Panel } from "../ui/panel.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

/** When the sweep last ran and what it found, and the button to run it now. */
export function SweepBar({
  lastSweep,
  action,
  runs,
}: {
  lastSweep: LastSweep | null;
  action: () => Promise<void>;
  runs: boolean;
}) {
  return (
    <Panel title="Rà soát thông báo" id="ra-soat">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p>
          {lastSweep ? (
            <>
              Lần gần nhất: <b className="tn">{formatInstant(lastSweep.at, ZONE)}</b>, {triggerWords(lastSweep)},{" "}
              {lastSweep.failure ? (
                <b className="text-over-ink">không xong: {lastSweep.failure}</b>
              ) : (
                `${lastSweep.raised} thông báo mới`
              )}
              .
            </>
          ) : (
            "Chưa rà soát lần nào."
          )}{" "}
          Hệ thống tự rà soát lúc 07:00 hằng ngày; chạy lại không gửi trùng.
        </p>
        {runs && (
          <form action={action}>
            <SubmitButton variant="secondary" icon="reg" pendingText="Đang rà soát…">
              Rà soát ngay
            </SubmitButton>
          </form>
        )}
      </div>
    </Panel>
  );
}
