import { formatDate } from "../calendar/format.ts";
import { DIRECTIVE_STATE_WORDS } from "../directives/words.ts";
import type { MonthRates } from "../reports/table.ts";
import { LETTER_STATE_WORDS, LETTER_STATES } from "../urging/words.ts";
import type { Since } from "./since-queries.ts";

/** One thing that changed and is no task's: how it is told, and where it is read. */
export type SinceLine = {
  key: string;
  about: "REPORTS_ROSE" | "REPORTS_FELL" | "LETTERS" | "DIRECTIVE" | "CONCLUSION";
  words: string;
  href: string;
};

const SHOWN_OF_TEXT = 120;

/** What changed besides the tasks, in lines: how the months were reported, letters that went out, directives with their state. */
export function sinceLines(reports: MonthRates | null, { from, letters, directives }: Since): SinceLine[] {
  const lines: SinceLine[] = [];
  if (reports?.before) {
    const { before } = reports;
    const rose = reports.onTime * before.due >= before.onTime * reports.due;
    lines.push({
      key: "reports",
      about: rose ? "REPORTS_ROSE" : "REPORTS_FELL",
      words: `Báo cáo đúng hạn: tháng ${before.month.month} ${before.onTime}/${before.due}, tháng ${reports.month.month} ${reports.onTime}/${reports.due}`,
      href: `/reports/${reports.month}?view=units`,
    });
  }
  if (letters.length > 0) {
    const agencies = new Set(letters.map(({ agency }) => agency)).size;
    const states = LETTER_STATES.flatMap((state) => {
      const count = letters.filter((letter) => letter.state === state).length;
      return count > 0 ? [`${count} ${LETTER_STATE_WORDS[state].toLocaleLowerCase("vi")}`] : [];
    });
    lines.push({
      key: "letters",
      about: "LETTERS",
      words: `${letters.length} công văn đôn đốc gửi ${agencies} đơn vị: ${states.join(", ")}`,
      href: `/letters?view=all&since=${from}`,
    });
  }
  for (const { id, text, meeting, parts } of directives) {
    const states = parts.map(
      ({ agencyName, state }) => `${agencyName} ${DIRECTIVE_STATE_WORDS[state].toLocaleLowerCase("vi")}`,
    );
    const shown = text.length > SHOWN_OF_TEXT ? `${text.slice(0, SHOWN_OF_TEXT).trimEnd()}…` : text;
    lines.push({
      key: `directive-${id}`,
      about: meeting ? "CONCLUSION" : "DIRECTIVE",
      words: `${meeting ? `Kết luận họp ngày ${formatDate(meeting.heldOn)}` : "Chỉ đạo"}: ${shown} (${states.join("; ")})`,
      href: `/directives/${id}`,
    });
  }
  return lines;
}
