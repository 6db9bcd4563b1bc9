import type { FileFormat } from "../platform/prisma/enums.ts";

const MB = 1024 * 1024;

/** Largest file, in bytes. */
export const FILE_LIMIT = 20 * MB;

/** Most files that one word refers to. */
export const FILES_PER_WORD = 10;

/** How much one person may send in an hour, in bytes: a burst of scans, and nothing that fills a disk overnight. */
export const HOURLY_LIMIT = 500 * MB;

/** How much the files of one agency may take together, in bytes. */
export const AGENCY_LIMIT = 5 * 1024 * MB;

/** What was uploaded and never referred to is let go after so many days. */
export const UNSENT_DAYS = 7;

/** What a format is called, is served as, and how its names may end; the first ending is given to names that have none. */
export const FORMATS: Readonly<Record<FileFormat, { word: string; type: string; endings: readonly string[] }>> = {
  PDF: { word: "PDF", type: "application/pdf", endings: ["pdf"] },
  DOC: { word: "Word", type: "application/msword", endings: ["doc"] },
  DOCX: {
    word: "Word",
    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    endings: ["docx"],
  },
  XLS: { word: "Excel", type: "application/vnd.ms-excel", endings: ["xls"] },
  XLSX: {
    word: "Excel",
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    endings: ["xlsx"],
  },
  JPEG: { word: "Ảnh", type: "image/jpeg", endings: ["jpg", "jpeg"] },
  PNG: { word: "Ảnh", type: "image/png", endings: ["png"] },
  WEBP: { word: "Ảnh", type: "image/webp", endings: ["webp"] },
  HEIC: { word: "Ảnh", type: "image/heic", endings: ["heic", "heif"] },
};

/** What the file dialog offers; a help for the person, not a check. */
export const ACCEPTED_ENDINGS: string = Object.values(FORMATS)
  .flatMap(({ endings }) => endings.map((ending) => `.${ending}`))
  .join(",");

/** Pictures that every browser draws without running anything: they may be looked at, all else is only downloaded. */
const SHOWN: readonly FileFormat[] = ["JPEG", "PNG", "WEBP"];

export function mayBeShown(format: FileFormat): boolean {
  return SHOWN.includes(format);
}

/** Why a file is not taken in. */
export type FileRefusal =
  /** Nothing in it. */
  | "EMPTY"
  | "TOO_LARGE"
  /** None of the formats, whatever its name says. */
  | "UNKNOWN"
  /** Begins like one of them, but is not whole or not well formed. */
  | "BROKEN"
  /** Behind a password: nobody can say what is in it. */
  | "ENCRYPTED"
  /** An Office file that brings programs along, or fetches them. */
  | "MACRO"
  /** A PDF that runs scripts or starts programs. */
  | "ACTIVE"
  /** Opened, it would become far larger than any document is. */
  | "SWOLLEN"
  /** Two formats in one file. */
  | "MIXED";

/** Longest name kept, in characters; longer ones lose their middle, so that beginning and ending stay. */
const NAME_LIMIT = 120;

/** Characters that nobody sees, or that turn the reading direction so that "gpj.exe" looks like "exe.jpg". */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** What separates folders or means something to Windows; it becomes a line. */
const UNFIT = /[/\\:*?"<>|]+/gu;

/**
 * A file's name as it is kept and shown: the last part of whatever path came along, without unseen characters, composed (NFC),
 * and with the ending of what the content is. Emoji stay, joined ones fall apart into theirs.
 */
export function cleanName(given: string, format: FileFormat): string {
  const last = given.toWellFormed().split(/[/\\]/).at(-1) ?? "";
  const plain = last
    // Before composing: what is unseen may stand between a letter and its mark.
    .replace(UNSEEN, "")
    .normalize("NFC")
    .replace(UNFIT, "-")
    .replace(/\s+/gu, " ")
    .replace(/[. ]+$/u, "");
  const { endings } = FORMATS[format];
  const ending = endings.find((each) => plain.toLowerCase().endsWith(`.${each}`));
  const stem = (ending ? plain.slice(0, -ending.length - 1) : plain).replace(/^[. ]+|[. ]+$/gu, "");
  return `${shortened(stem || "tep")}.${ending ?? endings[0]}`;
}

function shortened(stem: string): string {
  const characters = [...stem];
  if (characters.length <= NAME_LIMIT) return stem;
  const half = NAME_LIMIT / 2;
  return `${characters.slice(0, half).join("")}…${characters.slice(-half + 1).join("")}`;
}

/** What is known of a file when somebody asks to take it off the record. */
export type WithdrawalFacts = {
  withdrawn: boolean;
  /** A word refers to it. */
  used: boolean;
  /** A completion that was confirmed, and stands, refers to it. */
  settled: boolean;
  /** A monthly report that was accepted refers to it. */
  reported: boolean;
  /** A document that was handed in, and stands accepted, refers to it. */
  accepted: boolean;
};

/**
 * Why a file cannot be withdrawn; null when it can. What a confirmed completion rests on, and what an accepted report or document
 * refers to, stays in everyone's sight, unless the secretariat itself takes it away (PRODUCT, "Progress": the history is the record).
 */
export function withdrawalRefusal(facts: WithdrawalFacts, byWhomConfirms: boolean): string | null {
  if (facts.withdrawn) return "Tệp này đã được gỡ trước đó.";
  if (facts.settled && !byWhomConfirms) {
    return "Tệp là minh chứng của phần việc đã xác nhận hoàn thành. Cần gỡ thì đề nghị cơ quan thường trực.";
  }
  if (facts.reported && !byWhomConfirms) {
    return "Tệp thuộc báo cáo tháng đã duyệt. Cần gỡ thì đề nghị cơ quan thường trực.";
  }
  if (facts.accepted && !byWhomConfirms) {
    return "Tệp thuộc văn bản đã tiếp nhận. Cần gỡ thì đề nghị cơ quan thường trực.";
  }
  return null;
}
