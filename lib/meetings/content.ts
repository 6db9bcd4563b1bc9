import { formatDate } from "../calendar/format.ts";
import { figuresDayWords } from "../progress/words.ts";
import type { Meeting } from "./queries.ts";

/** Everything a notice of conclusion (thông báo kết luận) says, as plain data; the frame round it is the issuing body's. */
export type ConclusionContent = {
  /** "họp Tổ công tác Đề án 06 ngày 21/09/2023". */
  meeting: string;
  opening: string;
  /** Where the plan stood by the figures that the meeting was shown, and what was overdue. */
  situation: string;
  overdue: string[];
  /** What was decided for whom, in full names; the day to answer by as 2023-10-20. */
  conclusions: { agencies: string[]; text: string; answerBy: string }[];
  closing: string;
  /** Full names, each once. */
  recipients: string[];
};

/**
 * What the notice of a meeting says: its frozen figures, and its conclusions as they were taken down.
 * @param fullNames of the agencies that were asked, by their id
 */
export function conclusionContent(
  meeting: Pick<Meeting, "title" | "presider" | "heldOn" | "snapshot" | "decisions">,
  fullNames: ReadonlyMap<number, string>,
): ConclusionContent {
  const { title, presider, heldOn, snapshot, decisions } = meeting;
  const { done, dated, onTime, overdueTasks, asOf, sampleData, basis } = snapshot;
  const figures = figuresDayWords(Temporal.PlainDate.from(asOf), sampleData, basis);
  const held = meetingName(title, heldOn);
  const conclusions = decisions.map(({ text, parts, answerBy }) => ({
    agencies: parts.map(({ agencyId, agencyName }) => fullNames.get(agencyId) ?? agencyName),
    text,
    answerBy: answerBy.toString(),
  }));
  return {
    meeting: held,
    opening: `${presider === "" ? "Tổ công tác" : `Đồng chí ${presider} chủ trì`} ${held}. Kết luận của cuộc họp như sau:`,
    situation: `${done}/${dated} nhiệm vụ có thời hạn đã hoàn thành, ${onTime} đúng hạn; ${overdueTasks.length} nhiệm vụ quá hạn. (${figures}.)`,
    overdue: overdueTasks.map(
      ({ number, title: task, owedBy, days }) =>
        `Nhiệm vụ ${number}, ${task} (${owedBy.join(", ")}): quá hạn ${days} ngày.`,
    ),
    conclusions,
    closing: "Thông báo để các cơ quan, đơn vị biết, thực hiện.",
    recipients: [...new Set(conclusions.flatMap(({ agencies }) => agencies))],
  };
}

/** "họp Tổ công tác Đề án 06 ngày 21/09/2023": its title within a sentence, with its day where the title does not say it. */
function meetingName(title: string, heldOn: Temporal.PlainDate): string {
  const day = formatDate(heldOn);
  // "UBND tỉnh họp" keeps its capitals.
  const name = /^\p{Lu}(?!\p{Lu})/u.test(title) ? `${title.charAt(0).toLocaleLowerCase("vi")}${title.slice(1)}` : title;
  return name.includes(day) ? name : `${name} ngày ${day}`;
}
