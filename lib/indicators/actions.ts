"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { commandContext } from "../people/session.ts";
import { sentenceFor } from "../platform/messages.ts";
import type { SimpleFormState } from "../progress/form-state.ts";
import { refused, typed } from "../progress/form-values.ts";
import { fieldErrors } from "../progress/schema.ts";
import { readAddress } from "../reports/form-answer.ts";
import { enterFigures, nameMeasurer } from "./commands.ts";
import { type EntryFormState, TABLE_FIELD } from "./entry-form.ts";
import { pastedGrid } from "./grid.ts";
import { entryInput, measurerInput, pasteInput } from "./schema.ts";
import { answerTable } from "./table-answer.ts";

/** The numbers of a month, typed in or read from a table before. */
export async function enterFiguresAction(_state: EntryFormState, form: FormData): Promise<EntryFormState> {
  const context = await commandContext();
  const { month, agency, ...values } = typed(form);
  const input = entryInput.safeParse({ month, agencyCode: agency, values });
  if (!input.success) {
    const { issues } = input.error;
    return entryRefused(Object.fromEntries(issues.map(({ path, message }) => [String(path.at(-1)), message])), values);
  }
  const outcome = await enterFigures(context, input.data);
  // Who came second is shown what came first, with what they typed still in the form.
  if (outcome.ok || outcome.code === "CONFLICT") revalidatePath("/", "layout");
  if (!outcome.ok) return entryRefused(outcome.fields ?? {}, values, sentenceFor(outcome));
  redirect(`/reports/${input.data.month}/${input.data.agencyCode}?done=figures#figures`);
}

function entryRefused(fields: Record<string, string>, values: Record<string, string>, sentence = ""): EntryFormState {
  const places = Object.keys(fields).length;
  const title = places > 0 ? `Chưa lưu số liệu: còn ${places} chỗ cần xem lại` : sentence;
  return { title, kind: "refused", fields, typed: values, strays: [] };
}

/** A table pasted from Excel goes into the form to be looked through. */
export async function pasteFiguresAction(form: FormData): Promise<void> {
  const context = await commandContext();
  const values = typed(form);
  const address = readAddress(values["month"], values["agency"]);
  if (address === null) redirect("/reports");
  const input = pasteInput.safeParse({ ...values, agencyCode: values["agency"] });
  const text = { [TABLE_FIELD]: values[TABLE_FIELD] ?? "" };
  const table = input.success
    ? pastedGrid(input.data.table)
    : { field: TABLE_FIELD, problem: Object.values(fieldErrors(input.error))[0] ?? "", typed: text };
  redirect(await answerTable(context, address, TABLE_FIELD, table, text));
}

/** The secretariat names who measures an indicator. */
export async function nameMeasurerAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = measurerInput.safeParse(values);
  if (!input.success) {
    return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, values);
  }
  const outcome = await nameMeasurer(context, input.data);
  if (!outcome.ok) return refused(outcome, values);
  revalidatePath("/", "layout");
  redirect(`/indicators/${outcome.value.code}?done=measurer`);
}
