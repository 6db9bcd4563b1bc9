"use client";

import { useActionState } from "react";
import { formatNumber } from "../../lib/calendar/format.ts";
import type { EntryFormState } from "../../lib/indicators/entry-form.ts";
import { fieldName, type Numbers } from "../../lib/indicators/entry-rules.ts";
import { ButtonLink } from "../ui/button.tsx";
import { StatusWord } from "../ui/chip.tsx";
import { classNames } from "../ui/class-names.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Notice } from "../ui/notice.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextInput } from "../ui/text-input.tsx";

type Action = (state: EntryFormState, form: FormData) => Promise<EntryFormState>;

/** A line as the form shows it; months written out, because what crosses to the browser is plain. */
export type FigureLine = {
  row: string;
  title: string;
  fields: readonly { name: string; label: string }[];
  now: Numbers | null;
  seen: number;
  note: string;
  before: { month: string; numbers: Numbers } | null;
};

/** The numbers of a month, typed in, or filled in from a table that was pasted or sent up. Works without scripts. */
export function FiguresForm({
  action,
  answer,
  lines,
  month,
  agency,
  backHref,
}: {
  action: Action;
  /** What was read in a table, or what was wrong with it. */
  answer: EntryFormState;
  lines: readonly FigureLine[];
  /** 2023-10 */
  month: string;
  agency: string;
  backHref: string;
}) {
  const [state, submit] = useActionState(action, answer);
  const fields = state?.fields ?? {};
  return (
    <form
      action={submit}
      // Shown anew with what was typed.
      key={JSON.stringify(state)}
      className="grid gap-4"
      noValidate
      aria-label="Số liệu chỉ tiêu"
    >
      {state && <Answer state={state} />}
      <input type="hidden" name="month" value={month} />
      <input type="hidden" name="agency" value={agency} />
      {lines.map((line) => (
        <Line key={line.row} line={line} typed={state?.typed ?? null} errors={fields} />
      ))}
      <div className="actions">
        <SubmitButton icon="check">Lưu số liệu</SubmitButton>
        <ButtonLink href={backHref} variant="quiet">
          Về báo cáo
        </ButtonLink>
      </div>
    </form>
  );
}

function Answer({ state: { kind, title, fields, strays } }: { state: NonNullable<EntryFormState> }) {
  if (kind === "refused") return <ErrorSummary title={title} fields={fields} />;
  const places = Object.keys(fields).length;
  return (
    <>
      <Notice kind="info" icon="eye" live title={title}>
        {strays.length > 0 && (
          <ul className="list-disc pl-5">
            {strays.map((stray) => (
              <li key={stray}>{stray}</li>
            ))}
          </ul>
        )}
      </Notice>
      {places > 0 && <ErrorSummary title={`Còn ${places} chỗ cần xem lại trước khi lưu`} fields={fields} />}
    </>
  );
}

function Line({
  line,
  typed,
  errors,
}: {
  line: FigureLine;
  typed: Readonly<Record<string, string>> | null;
  errors: Readonly<Record<string, string>>;
}) {
  const { row, title, fields, now, seen, note, before } = line;
  const stands = (name: string) => (now ? String(now[name] ?? "") : "");
  const shown = (name: string) => typed?.[fieldName({ row }, name)] ?? stands(name);
  const noteName = fieldName({ row }, "note");
  const said = typed?.[noteName] ?? note;
  const changes = typed !== null && fields.some(({ name }) => shown(name) !== stands(name));
  const wrong = fields.some(({ name }) => errors[fieldName({ row }, name)]) || errors[noteName] !== undefined;
  return (
    <fieldset className={classNames("entry", wrong && "is-soon")} data-row={row}>
      <legend>
        {title}{" "}
        {changes && (
          <StatusWord tone="on" icon="edit">
            Thay đổi
          </StatusWord>
        )}
      </legend>
      <input type="hidden" name={fieldName({ row }, "seen")} value={seen} />
      <div className="entry-fields">
        {fields.map(({ name, label }) => {
          const field = fieldName({ row }, name);
          const error = errors[field];
          return (
            <TextInput
              key={name}
              name={field}
              label={label}
              digits
              defaultValue={shown(name)}
              autoComplete="off"
              {...(error && { error })}
              {...(before && { help: `${before.month}: ${formatNumber(before.numbers[name] ?? 0)}` })}
            />
          );
        })}
      </div>
      {(said || errors[noteName]) && (
        <TextInput
          name={noteName}
          label="Ghi chú, lý do chênh lệch"
          defaultValue={said}
          {...(errors[noteName] && { error: errors[noteName] })}
        />
      )}
    </fieldset>
  );
}
