import type { ComponentProps } from "react";
import { daysBetween } from "../../lib/calendar/days.ts";
import { lastDayWords, printedWords } from "../../lib/calendar/due-words.ts";
import { formatDate } from "../../lib/calendar/format.ts";
import type { BoardTask } from "../../lib/progress/board.ts";
import { currentOf, extensionNumber } from "../../lib/progress/deadlines.ts";
import type { WaitingExtension } from "../../lib/progress/extension-queries.ts";
import type { CommitmentRow } from "../../lib/urging/task-queries.ts";
import { WithdrawForm } from "../progress/withdraw-form.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { Panel } from "../ui/panel.tsx";
import { documentWords } from "./history-panel.tsx";

/** Every deadline there ever was, with the document that moved it. The original is never overwritten. */
export function DeadlineHistory({
  task,
  requests,
  promises = [],
  links,
  withdraw,
}: {
  task: BoardTask;
  /** Requests for a later deadline that wait for an answer. */
  requests: readonly WaitingExtension[];
  /** Days that agencies promised in writing; the deadline stays. */
  promises?: readonly CommitmentRow[];
  /** What the reader may do about the deadline. */
  links: readonly { href: string; label: string }[];
  /** How an agency takes its own request back; left out where nothing can be changed. */
  withdraw?: { agencyCode: string; action: ComponentProps<typeof WithdrawForm>["action"] };
}) {
  const entries = task.deadlines.filter((entry) => entry.assignmentId === null);
  const inForce = currentOf(entries);
  const late = task.currentStanding.timeliness === "OVERDUE";
  const behind = task.originalStanding.timeliness === "OVERDUE" ? task.originalStanding.daysLate : 0;
  if (entries.length === 0) {
    return (
      <Panel title="Thời hạn">
        <p>
          Văn bản ghi: <b>“{task.deadlineText}”</b>.
        </p>
        <p className="meta mt-2">
          {task.deadlineKind === "CONDITIONAL"
            ? "Hạn được tính từ khi cơ quan thường trực ghi nhận văn bản hướng dẫn; trước đó nhiệm vụ không bị tính quá hạn."
            : "Nhiệm vụ thường xuyên không bị tính quá hạn; mỗi tháng cần một lần cập nhật kết quả."}
        </p>
        <Links links={links} />
      </Panel>
    );
  }
  return (
    <Panel
      title="Lịch sử thời hạn"
      flush
      foot={
        behind > 0 && (
          <span>
            So với hạn gốc: <b>chậm {behind} ngày</b>
          </span>
        )
      }
    >
      <ol className="ext">
        {entries.map((entry, index) => {
          const current = entry === inForce;
          const before = currentOf(entries.slice(0, index));
          const lastDay = lastDayWords(entry);
          const words =
            entry.event === "ORIGINAL"
              ? `Hạn gốc, ghi “${task.deadlineText}”`
              : entry.event === "EXTENSION"
                ? `Gia hạn lần ${extensionNumber(entries, entry)}${current ? ", đang áp dụng" : ""}`
                : entry.event === "CORRECTION"
                  ? "Sửa văn bản hướng dẫn"
                  : "Theo văn bản hướng dẫn";
          return (
            <li key={entry.ordinal} className={current && late ? "cur" : undefined}>
              <b className="tn">{printedWords(entry)}</b>
              <span>
                {current && index > 0 ? <b>{words}</b> : words}
                {before && entry.event === "EXTENSION" && ` (thêm ${daysBetween(before.dueOn, entry.dueOn)} ngày)`}
              </span>
              <span />
              <span className="meta text-ink-2">
                {lastDay && <span className="block">{sentence(lastDay)}</span>}
                {entry.event === "ORIGINAL" ? "Phụ lục II kèm Kế hoạch" : documentWords(entry)}
                {entry.documentTitle && `. ${entry.documentTitle}`}
                {entry.reason && `. ${entry.reason}`}
              </span>
            </li>
          );
        })}
      </ol>
      {promises.map((promise) => (
        <p key={promise.id} className="panel-body" data-promise={promise.agencyCode}>
          <b>{promise.agencyName}</b> cam kết hoàn thành ngày <b className="tn">{formatDate(promise.promisedOn)}</b>
          <span className="meta block">
            Văn bản {promise.documentNumber} ngày {formatDate(promise.documentDate)}. Thời hạn của nhiệm vụ không thay
            đổi.
          </span>
        </p>
      ))}
      {requests.map((request) => (
        <div key={request.requestId} className="panel-body meta" data-request={request.requestId}>
          <b>Đang chờ quyết định:</b> {request.agencyName} đề nghị gia hạn đến {formatDate(request.requestedDueOn)}
          {request.late ? ", gửi sau hạn" : request.shortNotice && ", gửi sau hạn đề nghị"}. {request.reason}
          {withdraw && request.agencyCode === withdraw.agencyCode && (
            <WithdrawForm action={withdraw.action} requestId={request.requestId} />
          )}
        </div>
      ))}
      {links.length > 0 && (
        <div className="panel-body">
          <Links links={links} />
        </div>
      )}
    </Panel>
  );
}

function Links({ links }: { links: readonly { href: string; label: string }[] }) {
  if (links.length === 0) return null;
  return (
    <div className="actions mt-3">
      {links.map((link) => (
        <ButtonLink key={link.href} small href={link.href}>
          {link.label}
        </ButtonLink>
      ))}
    </div>
  );
}

const sentence = (words: string) => `${words.charAt(0).toLocaleUpperCase("vi")}${words.slice(1)}.`;
