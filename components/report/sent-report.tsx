import { formatDate } from "../../lib/calendar/format.ts";
import { STATE_WORDS } from "../../lib/progress/words.ts";
import { readContent, type SentLine } from "../../lib/reports/content.ts";
import { NumberTag } from "../ui/chip.tsx";
import { Icon } from "../ui/icon.tsx";
import { DefinitionList } from "../ui/lists.tsx";
import { SentFigures } from "./sent-figures.tsx";
import { SentFiles } from "./sent-files.tsx";

/** A report exactly as it was sent: drawn from the frozen text and nothing else, whatever has been renamed since. */
export function SentReport({
  content: text,
  reasons = new Map(),
}: {
  content: string;
  reasons?: ReadonlyMap<number, string>;
}) {
  const content = readContent(text);
  const told = content.lines.filter((line) => !line.noNews);
  const quiet = content.lines.filter((line) => line.noNews);
  return (
    <div className="stack sent" data-sent={content.number}>
      {told.map((line) => (
        <SentItem key={line.assignmentId ?? 0} line={line} reason={reasons.get(line.assignmentId ?? 0)} />
      ))}
      {quiet.length > 0 && (
        <section className="panel" aria-label="Không phát sinh">
          <div className="panel-head">
            <h2>
              Không phát sinh mới <span className="count">{quiet.length} mục</span>
            </h2>
          </div>
          <ul className="rows rows-tight">
            {quiet.map((line) => (
              <li key={line.assignmentId ?? 0} id={`line-${line.assignmentId ?? 0}`} className="text-table">
                {line.task?.number}. {line.own ?? line.task?.shortTitle}
                {reasons.has(line.assignmentId ?? 0) && <Reason words={reasons.get(line.assignmentId ?? 0) ?? ""} />}
              </li>
            ))}
          </ul>
        </section>
      )}
      {content.figures && <SentFigures figures={content.figures} />}
      {content.lines.length === 0 && <p className="muted">Báo cáo không có nội dung.</p>}
    </div>
  );
}

function SentItem({ line, reason }: { line: SentLine; reason: string | undefined }) {
  return (
    <article className="panel item" id={`line-${line.assignmentId ?? 0}`} data-line={line.task?.number ?? "other"}>
      <div className="item-h">
        {line.task ? <NumberTag number={line.task.number} label="Nhiệm vụ" /> : <Icon name="doc" />}
        <div>
          <h2 title={line.task?.title}>{line.own ?? line.task?.shortTitle ?? "Nội dung khác"}</h2>
          <p className="meta">{lineMeta(line)}</p>
        </div>
        <span />
      </div>
      <div className="item-b">
        {reason !== undefined && <Reason words={reason} />}
        <p className="pre-line">{line.result}</p>
        <DefinitionList items={detailsOf(line)} />
        <SentFiles files={line.files} />
      </div>
    </article>
  );
}

function lineMeta(line: SentLine): string {
  if (line.task === null) return "";
  const role = line.role === "LEAD" ? "Chủ trì" : "Phối hợp";
  const percent = line.percent === null ? null : `${line.percent}%`;
  return [
    role,
    STATE_WORDS[line.state],
    percent,
    line.dueOn && `hạn ${formatDate(Temporal.PlainDate.from(line.dueOn))}`,
  ]
    .filter(Boolean)
    .join(" · ");
}

export function detailsOf(line: SentLine): { term: string; value: string }[] {
  const evidence = [line.evidenceNumber, line.evidenceDate && formatDate(Temporal.PlainDate.from(line.evidenceDate))];
  return [
    { term: "Khó khăn, vướng mắc", value: line.difficulties },
    { term: "Đề xuất, kiến nghị", value: line.proposals },
    { term: "Việc tháng tới", value: line.nextMonth },
    { term: "Ngày hoàn thành", value: line.completedOn ? formatDate(Temporal.PlainDate.from(line.completedOn)) : "" },
    { term: "Minh chứng", value: evidence.filter(Boolean).join(", ngày ") },
  ].filter(({ value }) => value !== "");
}

function Reason({ words }: { words: string }) {
  return (
    <p className="note s-soon">
      <Icon name="return" />
      <span className="grow">
        <b>Cơ quan thường trực trả lại mục này:</b> “{words}”
      </span>
    </p>
  );
}
