import { formatDate } from "../../lib/calendar/format.ts";
import type { BellEntry, BellRow } from "../../lib/oversight/bell-queries.ts";
import { expectedOf, senderOf } from "../../lib/oversight/bell-rules.ts";
import type { MuteRow } from "../../lib/oversight/mute-queries.ts";
import { KIND_WORDS } from "../../lib/oversight/words.ts";

/** The heading of a row: an alert's own title, or what several have in common, with their number. */
export function rowTitle(row: BellRow): string {
  const { entries, alertIds, kind, taskNumbers, agencies, districts } = row;
  const [first] = entries;
  if (alertIds.length === 1 && first) return first.title;
  const [task] = taskNumbers;
  if (taskNumbers.length > 1) return `${KIND_WORDS[kind]}: ${taskNumbers.length} nhiệm vụ (${taskNumbers.join(", ")})`;
  const about = task === undefined ? KIND_WORDS[kind] : `${KIND_WORDS[kind]}: nhiệm vụ ${task}`;
  const bodies = agencies > 1 ? `, ${agencies} ${districts ? "huyện, thành phố" : "đơn vị"}` : "";
  return `${about}${bodies} (${alertIds.length} thông báo)`;
}

/** Whose word it is. */
export function senderWords({ kind, agencyName }: Pick<BellEntry, "kind" | "agencyName">): string {
  const sender = senderOf(kind);
  if (sender === "AGENCY" && agencyName) return agencyName;
  if (sender === "LEADERSHIP") return "Lãnh đạo, Văn phòng UBND tỉnh";
  return sender === "SECRETARIAT" ? "Cơ quan thường trực" : "Hệ thống";
}

/** What stands under an alert beside who and when: its date, which repetition it is, and what is expected. */
export function factWords(entry: BellEntry): string[] {
  const { title, dueOn, repetition, closedAt } = entry;
  const expected = closedAt === null && expectedOf(entry);
  const numbered = `nhắc lần ${repetition}`;
  return [
    dueOn && `Hạn ${formatDate(dueOn)}`,
    // Most titles number themselves; once is enough.
    repetition > 1 && !title.includes(`lần ${repetition}`) && !title.includes("nhắc trước") && numbered,
    expected && `Cần làm: ${expected}`,
  ].filter((words): words is string => typeof words === "string");
}

/** What a mute is about: "Nhiệm vụ 16 – …, loại “Quá hạn”". */
export function muteWords({ task, kind }: Pick<MuteRow, "task" | "kind">): string {
  const about = task && `Nhiệm vụ ${task.number} – ${task.shortTitle}`;
  const ofKind = kind && `“${KIND_WORDS[kind]}”`;
  if (about && ofKind) return `${about}: chỉ loại ${ofKind}`;
  return about ?? `Mọi nhiệm vụ: loại ${ofKind}`;
}
