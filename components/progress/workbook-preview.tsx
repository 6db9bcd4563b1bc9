import { formatInstant } from "../../lib/calendar/format.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { Word } from "../../lib/progress/board.ts";
import { FIELD_WORDS, STATE_WORDS, type WordField } from "../../lib/progress/words.ts";
import { WORKBOOK_PAGE } from "../../lib/progress/workbook-form.ts";
import type { Strays } from "../../lib/progress/workbook-reading.ts";
import type { RowOutcome } from "../../lib/progress/workbook-rules.ts";
import { strayWords } from "../../lib/progress/workbook-words.ts";
import { ButtonLink } from "../ui/button.tsx";
import { Difference } from "../ui/difference.tsx";
import { Fold } from "../ui/fold.tsx";
import { AppLink } from "../ui/link.tsx";
import { DefinitionList } from "../ui/lists.tsx";
import { EmptyState, Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { Table } from "../ui/table.tsx";

type Outcome<Kind extends RowOutcome["kind"]> = Extract<RowOutcome, { kind: Kind }>;

const outcomesOf = <Kind extends RowOutcome["kind"]>(outcomes: readonly RowOutcome[], kind: Kind) =>
  outcomes.filter((outcome): outcome is Outcome<Kind> => outcome.kind === kind);

/** A workbook row by row before anything is written: what would be, what is refused and why, what is left as it is. */
export function WorkbookPreviewPanels({
  id,
  outcomes,
  strays,
  action,
}: {
  /** Of the workbook. */
  id: string;
  outcomes: readonly RowOutcome[];
  strays: readonly Strays[];
  action: (form: FormData) => Promise<void>;
}) {
  const changes = outcomesOf(outcomes, "change");
  const refused = outcomesOf(outcomes, "refused");
  const same = outcomesOf(outcomes, "same");
  const another = <ButtonLink href={WORKBOOK_PAGE}>Tải tệp khác</ButtonLink>;
  return (
    <div className="stack">
      {changes.length > 0 ? (
        <Panel
          title="Sẽ ghi"
          count={`${changes.length} dòng`}
          flush
          foot={
            <form action={action} className="actions">
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="parts" value={changes.map(({ part }) => part.id).join(",")} />
              <SubmitButton icon="check" pendingText="Đang ghi…">
                Ghi {changes.length} cập nhật
              </SubmitButton>
              {another}
            </form>
          }
        >
          <ChangeTable changes={changes} />
        </Panel>
      ) : (
        <Panel title="Sẽ ghi" count="0 dòng">
          <EmptyState icon="doc-sheet" title="Không có gì để ghi" action={another}>
            {refused.length + strays.length > 0
              ? "Không dòng nào nhận được. Sửa theo lý do nêu dưới đây rồi tải lên lại."
              : "Mọi dòng còn như tệp đã tải xuống. Điền vào các cột có tiêu đề màu vàng, lưu tệp rồi tải lên lại."}
          </EmptyState>
        </Panel>
      )}
      {refused.length + strays.length > 0 && (
        <Panel title="Không nhận" count={countOf(refused, strays)} flush>
          {refused.length > 0 && <RefusedTable refused={refused} />}
          {strays.length > 0 && (
            <ul className="rows rows-tight text-table">
              {strays.map((group) => (
                <li key={group.why}>{strayWords(group)}</li>
              ))}
            </ul>
          )}
        </Panel>
      )}
      {same.length > 0 && (
        <Panel label="Dòng không thay đổi">
          <Fold summary={`${same.length} dòng không thay đổi`} open={false}>
            <ul className="rows rows-tight text-table">
              {same.map(({ line, part }) => (
                <li key={part.id}>
                  Dòng {line}: <TaskLink part={part} />
                </li>
              ))}
            </ul>
          </Fold>
        </Panel>
      )}
    </div>
  );
}

const countOf = (refused: readonly unknown[], strays: readonly Strays[]) =>
  `${strays.reduce((sum, { count }) => sum + count, refused.length)} dòng`;

function TaskLink({ part }: { part: RowOutcome["part"] }) {
  return (
    <AppLink className="ttl" href={`/tasks/${part.taskNumber}`}>
      {part.taskNumber}. {part.taskTitle}
    </AppLink>
  );
}

function RowHead({ last }: { last: string }) {
  return (
    <>
      <colgroup>
        <col className="w-20" />
        <col className="w-80" />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col" className="num">
            Dòng
          </th>
          <th scope="col">Nhiệm vụ</th>
          <th scope="col">{last}</th>
        </tr>
      </thead>
    </>
  );
}

function ChangeTable({ changes }: { changes: readonly Outcome<"change">[] }) {
  return (
    <Table caption="Các dòng sẽ ghi" cards>
      <RowHead last="Thay đổi" />
      <tbody>
        {changes.map(({ line, part, changes: fields, overtakesClaim }) => (
          <tr key={part.id} data-row="change">
            <td className="num" data-label="Dòng">
              {line}
            </td>
            <td>
              <TaskLink part={part} />
            </td>
            <td>
              <DefinitionList
                items={fields.map(({ field, from, to }) => ({
                  term: FIELD_WORDS[field],
                  value: (
                    <span className="diff pre-line">
                      <Difference before={from} after={to} fresh={from === ""} />
                    </span>
                  ),
                }))}
              />
              {overtakesClaim && (
                <Notice kind="warn" className="mt-2">
                  Ghi dòng này sẽ rút lại báo cáo hoàn thành đang chờ xác nhận.
                </Notice>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function RefusedTable({ refused }: { refused: readonly Outcome<"refused">[] }) {
  return (
    <Table caption="Các dòng không nhận" cards>
      <RowHead last="Vì sao, sửa thế nào" />
      <tbody>
        {refused.map(({ line, part, message, fields, values, since }) => (
          <tr key={part.id} data-row="refused">
            <td className="num" data-label="Dòng">
              {line}
            </td>
            <td>
              <TaskLink part={part} />
            </td>
            <td>
              {message && <p>{message}</p>}
              <DefinitionList
                items={Object.entries(fields).map(([field, words]) => ({
                  term: FIELD_WORDS[field as WordField],
                  value: toldWith(values[field as WordField], words),
                }))}
              />
              {since && <SaidSince word={since} />}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Longer than this, what was typed is not said again beside what is wrong with it. */
const SHORT = 60;

function toldWith(typed: string, words: string): string {
  const told = typed === "" || typed.length > SHORT || words.includes(typed);
  return told ? words : `“${typed}”: ${words.charAt(0).toLocaleLowerCase("vi")}${words.slice(1)}`;
}

function SaidSince({ word }: { word: Word }) {
  return (
    <blockquote className="quote mt-2">
      <p className="meta">
        {word.recordedBy}, {formatInstant(word.recordedAt, ZONE)}: {STATE_WORDS[word.state]}
        {word.percent !== null && `, ${word.percent}%`}
      </p>
      <p className="pre-line">{word.result}</p>
    </blockquote>
  );
}
