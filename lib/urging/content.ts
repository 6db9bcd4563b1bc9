import { formatDate } from "../calendar/format.ts";
import { ZONE } from "../platform/clock.ts";
import type { Word } from "../progress/board.ts";
import { type OwedItem, subjectWords } from "./owed.ts";
import { type Opening, openingOf } from "./preview.ts";
import { LETTERS_BEFORE_COMMITMENT } from "./rules.ts";

/** One row of the list of what is owed, in words: final once the letter is issued. */
export type LetterRow = {
  key: string;
  what: string;
  due: string;
  late: string;
  /** What the agency last said. */
  said: string;
};

/** Everything a letter says, in the order of DOMAIN-RULES 29; the frame round it is the issuing body's. */
export type LetterContent = {
  ordinal: number;
  agency: string;
  /** Figures as of this day, yyyy-mm-dd. */
  asOf: string;
  /** Answered at the latest on this day, yyyy-mm-dd. */
  answerBy: string;
  subject: string;
  opening: string;
  rows: LetterRow[];
  demand: string;
  copyToOffice: boolean;
  /** Asks for a written commitment of progress; absent where it does not. */
  commitment?: string;
  /** The letter whose place it takes, of whom; absent where there is none. */
  replaces?: { number: string; date: string; issuer: string };
};

/** What the words of a letter are made of. */
export type LetterFigures = {
  /** As `planName` has it. */
  plan: string;
  /** The body that writes. */
  issuer: string;
  agency: string;
  asOf: Temporal.PlainDate;
  answerBy: Temporal.PlainDate;
  ordinal: number;
  /** The letter before, if any. */
  before: { number: string; date: Temporal.PlainDate; ordinal: number } | null;
  items: readonly OwedItem[];
};

/** "V/v …" under the number, with which letter it is from the second on. */
export function letterSubject(ordinal: number): string {
  return `đôn đốc thực hiện nhiệm vụ Đề án 06${ordinal > 1 ? ` (lần ${ordinal})` : ""}`;
}

/** Why it is written and how things stand (DOMAIN-RULES 29: căn cứ, state at date), before and after how many things it names. */
export function openingAround({ plan, agency, asOf, before }: Omit<LetterFigures, "items">): Opening {
  const urged = before
    ? ` (đơn vị đã được đôn đốc gần nhất tại Công văn số ${before.number} ngày ${formatDate(before.date)}, lần ${before.ordinal})`
    : "";
  return {
    before: `Thực hiện ${plan}, qua theo dõi, tính đến ngày ${formatDate(asOf)}, ${agency} còn `,
    after: ` nội dung quá hạn hoặc chưa cập nhật${urged}, cụ thể như sau:`,
  };
}

export function letterOpening(figures: LetterFigures): string {
  return openingOf(openingAround(figures), figures.items.length);
}

/** What is asked, and by which day. */
export function letterDemand({ issuer, agency, answerBy }: Omit<LetterFigures, "items">): string {
  return `Đề nghị ${agency} chỉ đạo thực hiện các nội dung nêu trên; báo cáo kết quả, nguyên nhân chậm và thời hạn hoàn thành, gửi về ${issuer} chậm nhất ngày ${formatDate(answerBy)}.`;
}

/** The last sentence of a letter that takes the place of another (Decree 30/2020, art. 18.3); null for the others. */
function replacingWords({ replaces }: Pick<LetterContent, "replaces">): string | null {
  if (!replaces) return null;
  const date = formatDate(Temporal.PlainDate.from(replaces.date));
  return `Công văn này thay thế Công văn số ${replaces.number} ngày ${date} của ${replaces.issuer}.`;
}

/** What a letter asks for besides, where what it names was written about several times. */
export const COMMITMENT_DEMAND =
  "Đối với nội dung đã được đôn đốc nhiều lần, đề nghị gửi văn bản cam kết tiến độ, nêu rõ ngày hoàn thành từng nội dung.";

/** All that follows the list, a paragraph each. */
export function closingWords(content: LetterContent): string[] {
  const { demand, commitment } = content;
  return [...demand.split("\n"), commitment ?? null, replacingWords(content)].filter((words) => words !== null);
}

/** Stands where a standing duty has no date. */
const ONGOING = "thường xuyên";

/** The table of a letter, after the column of running numbers. */
export const LETTER_COLUMNS: readonly {
  title: string;
  share: number;
  align?: "center";
  words: (row: LetterRow) => string;
}[] = [
  { title: "Nội dung", share: 44, words: ({ what }) => what },
  { title: "Thời hạn", share: 16, align: "center", words: ({ due }) => due },
  { title: "Tình trạng", share: 17, words: ({ late }) => late },
  { title: "Báo cáo gần nhất của đơn vị", share: 17, words: ({ said }) => said },
];

/** One row as a line of text: "Báo cáo tháng 6/2023: hạn 14/06/2023, quá hạn 118 ngày; chưa gửi". */
export function rowLine({ what, due, late, said }: LetterRow): string {
  return `${what}: ${due === ONGOING ? due : `hạn ${due}`}, ${late}; ${said}`;
}

/** How the plan is called in short: "Kế hoạch triển khai Đề án 06 tỉnh Bắc Giang năm 2023". */
export function planName({ province, year }: { province: string; year: number }): string {
  return `Kế hoạch triển khai Đề án 06 tỉnh ${province} năm ${year}`;
}

/** The list, in the order given. */
export function letterRows(items: readonly OwedItem[]): LetterRow[] {
  return items.map((item) => {
    const { key, subject, dueOn, days } = item;
    const late = subject.kind === "DUTY" ? `chưa cập nhật ${subject.silentMonths} tháng liền` : `quá hạn ${days} ngày`;
    return {
      key,
      what: subject.kind === "OBLIGATION" ? `${subject.what} (mục ${subject.source})` : subjectWords(subject),
      due: dueOn ? formatDate(dueOn) : ONGOING,
      late,
      said: saidWords(item),
    };
  });
}

function saidWords({ subject }: OwedItem): string {
  switch (subject.kind) {
    case "REPORT":
      return subject.missingInARow > 1 ? `chưa gửi, ${subject.missingInARow} tháng liền` : "chưa gửi";
    case "OBLIGATION":
      return "chưa nộp";
    default:
      return wordWords(subject.part.word);
  }
}

function wordWords(word: Pick<Word, "percent" | "recordedAt"> | null): string {
  if (word === null) return "chưa có cập nhật";
  const on = formatDate(word.recordedAt.toZonedDateTimeISO(ZONE).toPlainDate());
  return word.percent === null ? `cập nhật ngày ${on}` : `đạt ${word.percent}%, cập nhật ngày ${on}`;
}

/** Whether a letter should ask for a written commitment: something in it has been written about three times. */
export function shouldAskCommitment(timesUrged: readonly number[]): boolean {
  return timesUrged.some((times) => times >= LETTERS_BEFORE_COMMITMENT);
}
