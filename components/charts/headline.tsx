import { formatDate } from "../../lib/calendar/format.ts";
import type { Headline } from "../../lib/metrics/figures.ts";
import { BASIS_WORDS } from "../../lib/progress/words.ts";
import { AppLink } from "../ui/link.tsx";

/** What of a headline its sentence says. */
type HeadlineWords = Omit<Headline, "overdue"> & {
  overdue: (Omit<Headline["overdue"][number], "task"> & { task: { id: number; shortTitle: string } })[];
};

/** The sentence a leader reads first, written from the figures. */
export function HeadlineSentence({
  headline,
  level = 1,
  overdueHref,
}: {
  headline: HeadlineWords;
  level?: 1 | 2;
  /** The list of what is overdue; left out on paper. */
  overdueHref?: string;
}) {
  const { asOf, basis, done, dated, onTime, overdue } = headline;
  const lateWords = `${overdue.length} nhiệm vụ quá hạn cần chỉ đạo`;
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <Heading data-headline>
      Đến {formatDate(asOf)}, {basis === "original" && `${BASIS_WORDS[basis]}, `}
      {dated === 0 ? (
        <b>không có nhiệm vụ nào có thời hạn. </b>
      ) : (
        <>
          <b>
            {done}/{dated} nhiệm vụ có thời hạn đã hoàn thành
          </b>
          , {onTime} đúng hạn.{" "}
        </>
      )}
      {dated > 0 && overdue.length === 0 && <b>Không có nhiệm vụ nào quá hạn.</b>}
      {overdue.length > 0 && (
        <>
          <b className="over">{overdueHref ? <AppLink href={overdueHref}>{lateWords}</AppLink> : lateWords}:</b>{" "}
          {overdue.slice(0, 3).map(({ task, owedBy, days }, index) => (
            <span key={task.id}>
              {index > 0 && (index === Math.min(overdue.length, 3) - 1 && overdue.length <= 3 ? " và " : ", ")}
              {task.shortTitle.charAt(0).toLowerCase() + task.shortTitle.slice(1)} ({namesOf(owedBy)}, {days} ngày)
            </span>
          ))}
          {overdue.length > 3 && ` và ${overdue.length - 3} nhiệm vụ khác`}.
        </>
      )}
    </Heading>
  );
}

function namesOf(names: string[]): string {
  return names.length <= 2 ? names.join(", ") : `${names[0]} và ${names.length - 1} đơn vị khác`;
}
