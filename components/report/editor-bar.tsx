"use client";

import type { LineMark } from "../../lib/reports/line-fields.ts";
import { Icon } from "../ui/icon.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import type { SaveStatus } from "./use-draft.ts";

type BarLine = { key: number; number: number | null; mark: LineMark; done: boolean };

/** How much is done, what is left, what has been saved, and the way on; always there. */
export function EditorBar({
  lines,
  status,
  hint,
  send,
  loginHref,
  onSave,
  onNext,
  onRetry,
}: {
  lines: readonly BarLine[];
  status: SaveStatus;
  hint: string;
  send: { act: "send" | "propose"; words: string };
  loginHref: string;
  onSave: () => void;
  onNext: () => void;
  onRetry: () => void;
}) {
  const items = lines.filter(({ number }) => number !== null);
  const left = lines.filter(({ done }) => !done);
  return (
    <div className="barfix no-print">
      <div className="wrap">
        <div className="bar-done">
          <span>
            <b data-completeness>
              {items.filter(({ done }) => done).length}/{items.length} mục đã xong
            </b>
            {left.length > 0 && " · còn "}
            {left.slice(0, MOST_NAMED).map(({ key, number }, index) => (
              <span key={key}>
                {index > 0 && ", "}
                <a href={`#line-${key}`}>{number ?? "nội dung khác"}</a>
              </span>
            ))}
            {left.length > MOST_NAMED && ` và ${left.length - MOST_NAMED} mục`}
          </span>
          <div className="seg" aria-hidden="true">
            {items
              .toSorted((a, b) => rank(a) - rank(b))
              .map(({ key, mark, done }) => (
                <i key={key} className={done ? (mark === "NO_NEWS" ? "none" : "full") : undefined} />
              ))}
          </div>
        </div>
        <StatusLine status={status} loginHref={loginHref} onRetry={onRetry} />
        <span className="grow" />
        {(status.kind === "idle" || status.kind === "saved") && <span className="meta hide-md bar-hint">{hint}</span>}
        {left.length > 0 && (
          <button type="button" className="btn btn-quiet js-only" data-key="n" onClick={onNext}>
            Mục kế chưa điền <kbd>N</kbd>
          </button>
        )}
        <button
          type="submit"
          name="act"
          value="save"
          className="btn"
          data-key="ctrl+s"
          onClick={(event) => {
            event.preventDefault();
            onSave();
          }}
        >
          Lưu, để sau
        </button>
        <SubmitButton name="act" value={send.act} icon="send" pendingText="Đang gửi…">
          {send.words}
        </SubmitButton>
      </div>
    </div>
  );
}

/** So many are named one by one; a district's dozen would push the buttons off the bar. */
const MOST_NAMED = 6;

/** What is done stands first, news before "không phát sinh". */
const rank = ({ done, mark }: BarLine) => (done ? (mark === "NO_NEWS" ? 1 : 0) : 2);

function StatusLine({ status, loginHref, onRetry }: { status: SaveStatus; loginHref: string; onRetry: () => void }) {
  return (
    <span className="saved" role="status" data-save={status.kind}>
      {status.kind === "saving" && "Đang lưu…"}
      {status.kind === "saved" && (
        <>
          <Icon name="cloud" />
          Đã lưu lúc {status.at}
        </>
      )}
      {status.kind === "offline" && (
        <>
          <Icon name="off" />
          Mất kết nối. Đã lưu trên máy lúc {status.at}, tự gửi khi có mạng
        </>
      )}
      {status.kind === "signed-out" && (
        <>
          <Icon name="lock" />
          Phiên làm việc đã hết. Đã lưu trên máy lúc {status.at}. <a href={loginHref}>Đăng nhập để gửi tiếp</a>
        </>
      )}
      {status.kind === "failed" && (
        <>
          <Icon name="over" />
          {status.message}{" "}
          <button type="button" className="btn btn-quiet btn-sm" onClick={onRetry}>
            Thử lại
          </button>
        </>
      )}
    </span>
  );
}
