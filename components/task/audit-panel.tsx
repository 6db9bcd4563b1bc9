import { formatDate, formatInstant, readDate } from "../../lib/calendar/format.ts";
import { actionWord } from "../../lib/people/audit-words.ts";
import type { ProgressState } from "../../lib/platform/prisma/enums.ts";
import type { TaskAct } from "../../lib/progress/history-queries.ts";
import { STATE_WORDS } from "../../lib/progress/words.ts";
import { Panel } from "../ui/panel.tsx";

/** The task's part of the audit trail in plain Vietnamese: who did what, from what to what. */
export function TaskAudit({ acts, zone, sample }: { acts: readonly TaskAct[]; zone: string; sample: boolean }) {
  return (
    <Panel
      title="Nhật ký"
      count={acts.length > 0 ? `${acts.length} dòng gần nhất` : undefined}
      id="nhat-ky"
      flush={acts.length > 0}
    >
      {acts.length === 0 ? (
        <p className="muted">
          {sample
            ? "Số liệu minh họa nạp sẵn không có nhật ký thao tác; thao tác trên hệ thống sẽ hiện ở đây."
            : "Chưa có thao tác nào trên hệ thống với nhiệm vụ này."}
        </p>
      ) : (
        <ul className="rows rows-tight">
          {acts.map((act) => (
            <li key={act.id} className="text-table">
              <b>{act.actorName}</b> {actWords(act)}
              <div className="meta">{formatInstant(act.at, zone)}</div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");

/** An ISO day as it is written on paper. */
function dayOf(value: unknown): string {
  const day = readDate(text(value));
  return day ? formatDate(day) : text(value);
}

/** One act as a sentence without its subject. */
export function actWords(act: TaskAct): string {
  const agency = act.agencyName ?? "";
  const after = act.after ?? {};
  const reason = text(after["reason"]) ? `. Lý do: ${text(after["reason"])}` : "";
  if (act.outcome === "REFUSED") {
    if (act.action === "file.upload" && reason) return `tệp “${text(after["name"])}” không được nhận${reason}`;
    return act.action === "progress.conflict"
      ? `lưu trùng lúc với người khác cho phần việc của ${agency}; bản chưa ghi: “${text(after["result"])}”`
      : `bị từ chối vì không đúng thẩm quyền: ${[actionWord(act.action), agency].filter(Boolean).join(", ")}`;
  }
  switch (act.action) {
    case "progress.update":
      return `cập nhật phần việc của ${agency}: ${changes(act)}`;
    case "completion.claim":
      return `báo hoàn thành phần việc của ${agency}, minh chứng ${text(after["evidenceNumber"]) || filesOf(after)}`;
    case "completion.confirm":
      return `xác nhận hoàn thành phần việc của ${agency}`;
    case "completion.return":
      return `trả lại báo cáo hoàn thành của ${agency}${reason}`;
    case "completion.reopen":
      return `mở lại phần việc đã xác nhận của ${agency}${reason}`;
    case "extension.ask":
      return `đề nghị gia hạn phần việc của ${agency} đến ${dayOf(after["dueOn"])}${reason}`;
    case "extension.grant":
      return `đồng ý gia hạn phần việc của ${agency} đến ${dayOf(after["dueOn"])}, văn bản ${text(after["documentNumber"])}`;
    case "extension.refuse":
      return `không đồng ý gia hạn phần việc của ${agency}${reason}`;
    case "extension.withdraw":
      return `rút đề nghị gia hạn phần việc của ${agency}`;
    case "guidance.record":
      return `ghi nhận văn bản hướng dẫn ${text(after["documentNumber"])}, thời hạn ${dayOf(after["dueOn"])}`;
    case "guidance.correct":
      return `sửa văn bản hướng dẫn thành ${text(after["documentNumber"])}, thời hạn ${dayOf(after["dueOn"])}${reason}`;
    case "file.upload":
      return `tải lên tệp “${text(after["name"])}” cho phần việc của ${agency}`;
    case "file.withdraw":
      return `gỡ tệp “${text(after["name"])}” của ${agency}${reason}`;
    case "assignment.exempt":
      return `ghi “không áp dụng” cho ${agency}${reason}`;
    case "assignment.apply":
      return `bỏ ghi “không áp dụng” cho ${agency}${reason}`;
    case "assignment.name-bodies":
      return `nêu tên đơn vị cho cụm từ “${text(after["phrase"])}”: ${Array.isArray(after["added"]) ? after["added"].join(", ") : ""}`;
    case "alert.acknowledge":
      return `xác nhận đã nhận thông báo: ${Array.isArray(after["alerts"]) ? after["alerts"].join("; ") : ""}`;
    case "alert.mute":
      return `tắt nhắc cho riêng mình đến hết ngày ${dayOf(after["untilOn"])}`;
    case "alert.unmute":
      return "bật lại nhắc cho riêng mình";
    default:
      return actionWord(act.action);
  }
}

/** The names of files an act brought along. */
function filesOf(after: Record<string, unknown>): string {
  const files = after["files"];
  return Array.isArray(files) ? files.map(text).join(", ") : "";
}

function changes(act: TaskAct): string {
  const before = act.before ?? {};
  const after = act.after ?? {};
  const parts: string[] = [];
  const state = (value: unknown) => STATE_WORDS[text(value) as ProgressState] ?? "chưa có";
  if (before["state"] !== after["state"]) parts.push(`${state(before["state"])} → ${state(after["state"])}`);
  if (before["percent"] !== after["percent"] && after["percent"] != null) {
    parts.push(`${before["percent"] == null ? "chưa có" : `${text(before["percent"])}%`} → ${text(after["percent"])}%`);
  }
  if (before["result"] !== after["result"]) parts.push(`kết quả “${text(after["result"])}”`);
  if (before["difficulties"] !== after["difficulties"])
    parts.push(text(after["difficulties"]) ? "sửa khó khăn, vướng mắc" : "bỏ khó khăn, vướng mắc");
  if (before["proposals"] !== after["proposals"])
    parts.push(text(after["proposals"]) ? "sửa đề xuất, kiến nghị" : "bỏ đề xuất, kiến nghị");
  if (filesOf(after)) parts.push(`đính kèm ${filesOf(after)}`);
  return parts.length > 0 ? parts.join("; ") : "không đổi nội dung";
}
