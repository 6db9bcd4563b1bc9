import { formatDate } from "../../lib/calendar/format.ts";
import type { MuteRow } from "../../lib/oversight/mute-queries.ts";
import { AppLink } from "../ui/link.tsx";
import { Panel } from "../ui/panel.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { muteWords } from "./alert-words.ts";

/** What one has asked not to be told, until when, and the way back; on the bell and on the account's page. */
export function MuteList({
  mutes,
  from,
  lift,
}: {
  mutes: readonly MuteRow[];
  /** The page it stands on, to come back to. */
  from: "alerts" | "account";
  lift: (form: FormData) => Promise<void>;
}) {
  return (
    <Panel
      id="tat-nhac"
      title="Đang tắt nhắc"
      count={mutes.length > 0 ? mutes.length : undefined}
      aside={<AppLink href="/alerts/mute">Tắt nhắc thêm</AppLink>}
      flush
    >
      {mutes.length === 0 ? (
        <p className="panel-body muted">
          Không tắt nhắc nội dung nào. Tắt nhắc một nhiệm vụ hoặc một loại thông báo chỉ ẩn với riêng tài khoản này, đến
          hết ngày đã chọn.
        </p>
      ) : (
        <ul className="rows rows-tight">
          {mutes.map((mute) => (
            <li key={mute.id} className="mute-row" data-row data-mute={mute.id}>
              <div>
                <b>{muteWords(mute)}</b>
                <div className="meta">Đến hết ngày {formatDate(mute.untilOn)}</div>
              </div>
              <form action={lift} aria-label={`Bật lại nhắc: ${muteWords(mute)}`}>
                <input type="hidden" name="muteId" value={mute.id} />
                <input type="hidden" name="from" value={from} />
                <SubmitButton variant="secondary" small icon="bell" pendingText="Đang lưu…">
                  Bật lại<span className="sr"> nhắc: {muteWords(mute)}</span>
                </SubmitButton>
              </form>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
