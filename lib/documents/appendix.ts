import { APPENDIX_2, appendixAttachedTo } from "../plans/appendix-words.ts";
import type { Board, BoardTask } from "../progress/board.ts";
import { deadlineWords, percentWords, resultWords, statusLine, taskRemarks } from "../progress/task-words.ts";
import { figuresDayWords, TIMELINESS_WORDS } from "../progress/words.ts";
import type { Annex } from "./official.ts";
import type { CellValue, Sheet, SheetColumn } from "./sheet.ts";

/** Appendix II with what has come of it: which tasks of which board, and how they were picked. */
export type AppendixQuestion = {
  board: Board;
  /** In the order in which they are to stand. */
  tasks: readonly BoardTask[];
  planYear: number;
  sampleData: boolean;
  /** The filters in words; empty for the whole table. */
  narrowed: readonly string[];
};

/** "Số liệu tính đến ngày …", and beneath it what the table was narrowed to. */
function dayAndFilter({ board, tasks, sampleData, narrowed }: AppendixQuestion): string[] {
  const day = figuresDayWords(board.asOf, sampleData, board.basis);
  return narrowed.length === 0
    ? [day]
    : [day, `Lọc: ${narrowed.join("; ")} – ${tasks.length}/${board.tasks.length} nhiệm vụ`];
}

/** Parts of the width of the document's six columns. */
const SHARES = [11, 70, 42, 32, 68, 30] as const;

/**
 * Appendix II for Word: the document's six columns and words, "Kết quả thực hiện" filled in, its first line how the task stands
 * (as the printed page has it).
 */
export function appendixAnnex(question: AppendixQuestion): Annex {
  const { board, tasks, planYear } = question;
  return {
    heading: APPENDIX_2.heading,
    title: APPENDIX_2.title,
    attachedTo: appendixAttachedTo(planYear),
    across: true,
    blocks: [
      ...dayAndFilter(question).map((words) => ({ kind: "note" as const, words })),
      {
        kind: "table",
        table: {
          columns: APPENDIX_2.columns.map((title, index) => ({
            title,
            share: SHARES[index] ?? 1,
            align: index === 0 ? ("center" as const) : ("left" as const),
          })),
          rows: tasks.map((task) => [
            String(task.number),
            task.title,
            task.agenciesText,
            deadlineWords(task),
            [
              { text: statusLine(task, board), bold: true },
              ...(resultWords(task) ? [{ text: `\n${resultWords(task)}` }] : []),
            ],
            taskRemarks(task),
          ]),
        },
      },
    ],
  };
}

const COLUMNS: readonly SheetColumn[] = [
  { title: APPENDIX_2.columns[0], width: 6, format: "number" },
  { title: APPENDIX_2.columns[1], width: 40 },
  { title: APPENDIX_2.columns[2], width: 22 },
  { title: APPENDIX_2.columns[3], width: 15 },
  { title: "Hạn gốc, ngày cuối", width: 11, format: "date" },
  { title: "Hạn hiện hành, ngày cuối", width: 11, format: "date" },
  { title: "Tình trạng", width: 14 },
  { title: "Ngày hoàn thành", width: 11, format: "date" },
  { title: "Số ngày chậm", width: 7, format: "number" },
  { title: "Tỷ lệ hoàn thành", width: 8, format: "percent" },
  { title: APPENDIX_2.columns[4], width: 40 },
  { title: APPENDIX_2.columns[5], width: 18 },
];

const STATUS_COLUMN = 6;

/** Appendix II for Excel and CSV: the document's words, beside them raw dates and numbers, and how many tasks stand where. */
export function appendixSheet(question: AppendixQuestion): Sheet {
  const { tasks, planYear } = question;
  return {
    name: APPENDIX_2.heading,
    heading: [`${APPENDIX_2.heading}. ${APPENDIX_2.title}`, appendixAttachedTo(planYear), ...dayAndFilter(question)],
    columns: COLUMNS,
    rows: tasks.map(appendixRow),
    fixedColumns: 1,
    counts: { column: STATUS_COLUMN, title: "Số nhiệm vụ theo tình trạng", words: Object.values(TIMELINESS_WORDS) },
  };
}

function appendixRow(task: BoardTask): CellValue[] {
  const { timeliness, completedOn, daysLate } = task.standing;
  const percent = percentWords(task);
  return [
    task.number,
    task.title,
    task.agenciesText,
    task.deadlineText,
    task.originalDeadline?.lastGoodOn ?? null,
    task.currentDeadline?.lastGoodOn ?? null,
    TIMELINESS_WORDS[timeliness],
    completedOn,
    daysLate > 0 ? daysLate : null,
    percent === null ? null : percent / 100,
    resultWords(task),
    taskRemarks(task),
  ];
}
