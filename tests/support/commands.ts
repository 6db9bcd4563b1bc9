import type { Database } from "../../lib/platform/database.ts";
import type { ProgressInput } from "../../lib/progress/schema.ts";
import { day } from "./builders.ts";

export type Part = { id: number; version: number; agencyId: number; taskId: number };

/** The part of an agency in a task, as it stands in the database now. */
export async function partOf(db: Database, taskNumber: number, agency: string): Promise<Part> {
  return db.assignment.findFirstOrThrow({ where: { task: { number: taskNumber }, agency: { code: agency } } });
}

/** A word that its author could send: nothing new but a sentence. */
export function saying(part: Part, about: Partial<ProgressInput> = {}): ProgressInput {
  return {
    assignmentId: part.id,
    seenVersion: part.version,
    state: "IN_PROGRESS",
    percent: null,
    result: "Đã rà soát thêm 02 xã.",
    difficulties: "",
    proposals: "",
    completedOn: null,
    evidenceNumber: "",
    evidenceDate: null,
    evidenceIssuer: "",
    files: [],
    ...about,
  };
}

/** A claim of completion with its evidence. */
export function claiming(part: Part, on: string, about: Partial<ProgressInput> = {}): ProgressInput {
  return saying(part, {
    state: "COMPLETED",
    result: "Đã hoàn thành.",
    completedOn: day(on),
    evidenceNumber: "87/BC-TA",
    evidenceDate: day(on),
    ...about,
  });
}
