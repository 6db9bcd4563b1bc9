import { formatNumber } from "../../lib/calendar/format.ts";
import type { SentLine } from "../../lib/reports/content.ts";
import { SentFiles } from "../report/sent-files.tsx";
import { detailsOf } from "../report/sent-report.tsx";
import { Difference } from "../ui/difference.tsx";
import { Icon } from "../ui/icon.tsx";
import { DefinitionList } from "../ui/lists.tsx";

/** What a line says now against last month: the percentage as a step, the words with what came and went. */
export function LineChangeView({ line, last }: { line: SentLine; last: SentLine | null }) {
  return (
    <>
      <PercentStep from={last?.percent ?? null} to={line.percent} />
      <p className="diff pre-line">
        <Difference before={last?.result ?? ""} after={line.result} fresh={last === null} />
      </p>
      <DefinitionList
        items={changedDetails(line, last).map(({ term, before, after }) => ({
          term,
          value: (
            <span className="diff pre-line">
              <Difference before={before} after={after} fresh={last === null} />
            </span>
          ),
        }))}
      />
      <SentFiles files={line.files} />
    </>
  );
}

/** Everything a line says, without comparing. */
export function LineWhole({ line }: { line: SentLine }) {
  return (
    <>
      {line.percent !== null && <p className="delta">Tiến độ {line.percent}%</p>}
      <p className="pre-line">{line.result || <span className="muted">Không có nội dung</span>}</p>
      <DefinitionList items={detailsOf(line)} />
      <SentFiles files={line.files} />
    </>
  );
}

function PercentStep({ from, to }: { from: number | null; to: number | null }) {
  if (to === null) return null;
  if (from === null || from === to) return <p className="delta">Tiến độ {to}%</p>;
  const step = to - from;
  return (
    <p className="delta">
      Tiến độ <span className="tn muted">{from}%</span> <Icon name="ar" /> <b>{to}%</b>{" "}
      <b className={step > 0 ? "text-ok-ink" : "text-over-ink"}>
        {step > 0 ? "tăng" : "giảm"} {formatNumber(Math.abs(step))}
      </b>
    </p>
  );
}

function changedDetails(line: SentLine, last: SentLine | null): { term: string; before: string; after: string }[] {
  const before = new Map((last ? detailsOf(last) : []).map(({ term, value }) => [term, value]));
  const after = new Map(detailsOf(line).map(({ term, value }) => [term, value]));
  return [...new Set([...after.keys(), ...before.keys()])].map((term) => ({
    term,
    before: before.get(term) ?? "",
    after: after.get(term) ?? "",
  }));
}
