import type { PlanFiles, Remarks } from "../../lib/plans/schema.ts";
import type { NoteKind } from "../../lib/platform/prisma/enums.ts";

/** One "Ghi chú văn bản". `taskNumber` is set for what stands on a row of Appendix II. */
export type NoteRow = {
  ref: string;
  taskNumber: number | null;
  kind: NoteKind;
  quote: string | null;
  text: string;
  position: number;
};

type Place = { ref: string; taskNumber: number | null; remarks: Remarks; notes: (string | undefined)[] };

/** Every place of the document that a note or a contradiction may point at. */
export function documentRefs(files: PlanFiles): Set<string> {
  return new Set(["PL1", "PL2", ...placesOf(files).map((place) => place.ref)]);
}

/**
 * All notes of a plan: what was kept as it stood (SIC), read without certainty (UNCERTAIN), mended (CORRECTION), what
 * two places say differently (CONFLICT), and the rest (NOTE). Nothing of the document is repaired in silence.
 */
export function documentNotes(files: PlanFiles): NoteRow[] {
  const rows: Omit<NoteRow, "position">[] = [];
  const procedureConflicts = new Set(
    files["appendix-1-procedures.json"].procedures.filter((row) => row.conflict).map((row) => `PL1.${row.number}`),
  );
  for (const { ref, taskNumber, remarks, notes } of placesOf(files)) {
    const add = (kind: NoteKind, text: string, quote: string | null = null) =>
      rows.push({ ref, taskNumber, kind, quote, text });
    for (const { text, note } of remarks.sic ?? []) add("SIC", note, text);
    // A procedure whose doubt is that Section III names another body: one note, of the kind that says so.
    if (remarks.uncertain) add(procedureConflicts.has(ref) ? "CONFLICT" : "UNCERTAIN", remarks.uncertain);
    for (const { source, restored, why } of remarks.corrections ?? [])
      add("CORRECTION", `Đọc là “${restored}”. ${why}`, source);
    for (const note of notes) if (note) add("NOTE", note);
  }
  const tasks = new Map(files["appendix-2-tasks.json"].tasks.map((task) => [`PL2.${task.number}`, task.number]));
  for (const { refs, subject, readings, chosen, why } of files["contradictions.json"].contradictions) {
    const text = `${subject}. Cách đọc A: ${readings[0]}. Cách đọc B: ${readings[1]}. Chọn: ${chosen} Lý do: ${why}`;
    for (const ref of refs) rows.push({ ref, taskNumber: tasks.get(ref) ?? null, kind: "CONFLICT", quote: null, text });
  }
  return numbered(rows);
}

function placesOf(files: PlanFiles): Place[] {
  const plan = files["plan.json"];
  return [
    {
      ref: "document",
      taskNumber: null,
      remarks: { corrections: plan.corrections, uncertain: plan.recipients.uncertain },
      notes: [plan.numberNote, plan.signature.note],
    },
    ...files["section-1-and-4.json"].paragraphs.map((row) => ({
      ref: row.ref,
      taskNumber: null,
      remarks: row,
      notes: [],
    })),
    ...files["section-2-focus.json"].items.map((row) => ({
      ref: row.id,
      taskNumber: null,
      remarks: row,
      notes: row.notes ?? [],
    })),
    ...files["section-3-agency-tasks.json"].sections.flatMap((section) =>
      section.items.map((row) => ({
        ref: row.id,
        taskNumber: null,
        remarks: row,
        // appendix2Note and relatedNote stand on the link itself.
        notes: [row.appendix1Note, row.layoutNote],
      })),
    ),
    ...files["obligations.json"].obligations.map((row) => ({
      ref: row.id,
      taskNumber: null,
      remarks: row,
      notes: [row.note],
    })),
    ...files["appendix-1-procedures.json"].procedures.map((row) => ({
      ref: `PL1.${row.number}`,
      taskNumber: null,
      remarks: row,
      notes: [row.numberNote],
    })),
    ...files["appendix-2-tasks.json"].tasks.map((row) => ({
      ref: `PL2.${row.number}`,
      taskNumber: row.number,
      remarks: row,
      notes: [row.leadNote],
    })),
  ];
}

function numbered(rows: Omit<NoteRow, "position">[]): NoteRow[] {
  const count = new Map<string, number>();
  return rows.map((row) => {
    const key = `${row.ref} ${row.kind}`;
    const position = (count.get(key) ?? 0) + 1;
    count.set(key, position);
    return { ...row, position };
  });
}
