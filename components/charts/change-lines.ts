import { DIRECTIVE_STATE_WORDS } from "../../lib/directives/words.ts";
import type { Since } from "../../lib/oversight/since-queries.ts";
import type { MonthRates } from "../../lib/reports/table.ts";
import { LETTER_STATE_WORDS, LETTER_STATES } from "../../lib/urging/words.ts";
import type { ChangeLine } from "./changes-panel.tsx";

/** What changed besides the tasks, in lines: how the months were reported, letters that went out, directives with their state. */
export function changeLines(reports: MonthRates | null, { letters, directives }: Since): ChangeLine[] {
  const lines: ChangeLine[] = [];
  if (reports?.before) {
    const { before } = reports;
    const rose = reports.onTime * before.due >= before.onTime * reports.due;
    lines.push({
      key: "reports",
      icon: rose ? "up" : "dn",
      tone: rose ? "ok" : "late",
      words: `Báo cáo đúng hạn: tháng ${before.month.month} ${before.onTime}/${before.due}, tháng ${reports.month.month} ${reports.onTime}/${reports.due}`,
      href: "/reports",
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
      icon: "mail",
      tone: "on",
      words: `${letters.length} công văn đôn đốc gửi ${agencies} đơn vị: ${states.join(", ")}`,
      href: "/letters",
    });
  }
  for (const { id, text, parts } of directives) {
    const states = parts.map(
      ({ agencyName, state }) => `${agencyName} ${DIRECTIVE_STATE_WORDS[state].toLocaleLowerCase("vi")}`,
    );
    lines.push({
      key: `directive-${id}`,
      icon: "star",
      tone: "reg",
      words: `Chỉ đạo: ${text.length > 120 ? `${text.slice(0, 120).trimEnd()}…` : text} (${states.join("; ")})`,
      href: `/directives/${id}`,
    });
  }
  return lines;
}
