"use client";

import { type KeyboardEvent, type ReactNode, useActionState, useRef, useState } from "react";
import type { ReviewFormState } from "../../lib/reports/form-state.ts";
import { SINGLE_KEYS_OFF } from "../shell/shortcut-names.ts";
import { classNames } from "../ui/class-names.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { FieldError } from "../ui/field.tsx";
import { KeyHint } from "../ui/key-hint.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { DateInput } from "../ui/text-input.tsx";

type Mark = "OK" | "MORE" | null;

/** A line as the desk shows it: what it says is drawn on the server. */
export type ReviewLine = {
  key: number;
  number: number | null;
  title: string;
  meta: string;
  chip: ReactNode;
  /** "Không phát sinh", "Không đổi" or nothing, where a person must read it. */
  same: string | null;
  body: ReactNode;
};

type Action = (state: ReviewFormState, form: FormData) => Promise<ReviewFormState>;

/** The answer to one report: a mark for each line, reasons, and the two ways to end. Works without JavaScript. */
export function ReportReviewForm({
  action,
  submissionId,
  agencyName,
  lines,
  reasons,
  returnBy,
}: {
  action: Action;
  submissionId: number;
  agencyName: string;
  lines: readonly ReviewLine[];
  reasons: readonly { label: string; text: string }[];
  /** The date offered for a return, as dd/mm/yyyy. */
  returnBy: string;
}) {
  const [state, submit] = useActionState(action, null);
  const typed = state?.typed ?? {};
  const [marks, setMarks] = useState<Record<number, Mark>>(() =>
    Object.fromEntries(lines.map(({ key, same }) => [key, markTyped(typed[`mark-${key}`]) ?? (same ? "OK" : null)])),
  );
  const form = useRef<HTMLFormElement>(null);
  const more = lines.filter(({ key }) => marks[key] === "MORE");
  const open = lines.filter(({ key }) => marks[key] === null);
  const mark = (key: number, value: Mark) => setMarks((before) => ({ ...before, [key]: value }));

  const nextOpen = () => {
    const here = document.activeElement?.closest("[data-review-line]")?.id;
    const index = lines.findIndex(({ key }) => `review-${key}` === here);
    const ahead = [...lines.slice(index + 1), ...lines.slice(0, index + 1)];
    const next = ahead.find(({ key }) => marks[key] === null) ?? ahead.find(({ same }) => same === null);
    if (next) document.getElementById(`review-${next.key}`)?.focus();
  };
  // In a line A and R are about that line; the shell's own keys stand down where one is typing, and radio buttons count as that.
  const onKey = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || target.matches("textarea, input:not([type=radio])")) return;
    if (localStorage.getItem(SINGLE_KEYS_OFF)) return;
    const line = target.closest("[data-review-line]");
    const key = event.key.toLowerCase();
    if (line === null || (key !== "a" && key !== "r" && key !== "n")) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === "n") return nextOpen();
    const id = Number(line.getAttribute("data-review-line"));
    mark(id, key === "a" ? "OK" : "MORE");
    if (key === "r") requestAnimationFrame(() => document.getElementById(`reason-${id}`)?.focus());
  };

  return (
    <form
      action={submit}
      ref={form}
      className="desk-form"
      noValidate
      aria-label={`Duyệt báo cáo của ${agencyName}`}
      onKeyDown={onKey}
    >
      <input type="hidden" name="submissionId" value={submissionId} />
      <div className="desk-items">
        {state && <ErrorSummary title={state.title} fields={linked(state.fields)} />}
        {lines.map((line) => (
          <ReviewItem
            key={line.key}
            line={line}
            mark={marks[line.key] ?? null}
            reason={typed[`reason-${line.key}`] ?? ""}
            error={state?.fields[`mark-${line.key}`] ?? state?.fields[`reason-${line.key}`]}
            reasons={reasons}
            onMark={(value) => mark(line.key, value)}
          />
        ))}
        <TextArea
          name="reason"
          label="Lý do trả lại cả báo cáo"
          optional
          rows={2}
          limit={2000}
          defaultValue={typed["reason"] ?? ""}
          error={state?.fields["reason"]}
        />
      </div>
      <div className="decision">
        <div className="decision-words">
          <b>
            {lines.length - more.length - open.length} mục đạt, {more.length} mục cần bổ sung
            {open.length > 0 && `, ${open.length} mục chưa nhận xét`}.
          </b>
          <div className="decision-date">
            <DateInput
              name="newDate"
              label="Nếu trả lại, gửi lại chậm nhất ngày"
              defaultValue={typed["newDate"] ?? returnBy}
              error={state?.fields["newDate"]}
            />
          </div>
        </div>
        {open.length > 0 && (
          <button type="button" className="btn btn-quiet js-only" data-key="n" onClick={nextOpen}>
            Mục kế <kbd>N</kbd>
          </button>
        )}
        <SubmitButton
          name="verdict"
          value="ACCEPTED"
          variant={more.length > 0 ? "secondary" : "primary"}
          icon="check"
          shortcut="a"
          pendingText="Đang ghi…"
        >
          Duyệt cả {lines.length} mục <kbd>A</kbd>
        </SubmitButton>
        <SubmitButton
          name="verdict"
          value="RETURNED"
          variant={more.length > 0 ? "primary" : "secondary"}
          icon="return"
          shortcut="r"
          pendingText="Đang ghi…"
        >
          {more.length > 0 ? `Trả lại kèm ${more.length} yêu cầu` : "Trả lại"} <kbd>R</kbd>
        </SubmitButton>
      </div>
    </form>
  );
}

/** The keys of the desk, said once on top of it. */
export function ReviewKeys() {
  return (
    <p className="keys">
      <KeyHint keys={["J", "K"]}>đơn vị</KeyHint>
      <KeyHint keys={["N"]}>mục kế</KeyHint>
      <KeyHint keys={["A"]}>đạt, duyệt</KeyHint>
      <KeyHint keys={["R"]}>cần bổ sung, trả lại</KeyHint>
    </p>
  );
}

const markTyped = (value: string | undefined): Mark => (value === "OK" || value === "MORE" ? value : null);

/** A message about a mark leads to its line. */
function linked(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, words]) => [name.replace(/^mark-/, "review-"), words]));
}

function ReviewItem({
  line,
  mark,
  reason,
  error,
  reasons,
  onMark,
}: {
  line: ReviewLine;
  mark: Mark;
  reason: string;
  error: string | undefined;
  reasons: readonly { label: string; text: string }[];
  onMark: (mark: Mark) => void;
}) {
  const { key } = line;
  const asked = mark === "MORE";
  return (
    <article
      className={classNames("panel item", asked && "item-more-asked", line.same && "item-same")}
      id={`review-${key}`}
      tabIndex={-1}
      data-review-line={key}
      data-line={line.number ?? "other"}
      aria-labelledby={`review-title-${key}`}
    >
      <input type="hidden" name="line" value={key} />
      <div className="item-h">
        {line.number === null ? <span /> : <span className="stt">{line.number}</span>}
        <div>
          <h3 id={`review-title-${key}`}>{line.title}</h3>
          <p className="meta">
            {line.same && <b>{line.same}. </b>}
            {line.meta}
          </p>
        </div>
        <div className="item-act">
          {line.chip}
          <div
            className={classNames("choice", error && "bad")}
            role="radiogroup"
            aria-label={`Nhận xét ${line.number === null ? "nội dung khác" : `mục ${line.number}`}`}
          >
            <label>
              <input
                type="radio"
                name={`mark-${key}`}
                value="OK"
                checked={mark === "OK"}
                onChange={() => onMark("OK")}
              />
              Đạt
            </label>
            <label>
              <input type="radio" name={`mark-${key}`} value="MORE" checked={asked} onChange={() => onMark("MORE")} />
              Cần bổ sung
            </label>
          </div>
        </div>
      </div>
      {line.same ? (
        <details className="item-b item-fold">
          <summary>Xem nội dung</summary>
          {line.body}
        </details>
      ) : (
        <div className="item-b">{line.body}</div>
      )}
      <div className={classNames("item-b ask", !asked && "ask-idle")}>
        {error && <FieldError id={`mark-error-${key}`}>{error}</FieldError>}
        <div className="field">
          <label className="lbl" htmlFor={`reason-${key}`}>
            Yêu cầu bổ sung
          </label>
          <div className="quick js-only">
            {reasons.map(({ label, text }) => (
              <button
                key={label}
                type="button"
                className="btn btn-sm"
                onClick={() => {
                  const field = document.getElementById(`reason-${key}`);
                  if (!(field instanceof HTMLTextAreaElement)) return;
                  field.value = field.value ? `${field.value} ${text}` : text;
                  field.focus();
                }}
              >
                {label}
              </button>
            ))}
          </div>
          <textarea className="in" id={`reason-${key}`} name={`reason-${key}`} rows={2} defaultValue={reason} />
        </div>
      </div>
    </article>
  );
}
