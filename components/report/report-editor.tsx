"use client";

import { type FormEvent, type ReactNode, useActionState, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { ReportFormState } from "../../lib/reports/form-state.ts";
import { isDone, type LineMark, markOf } from "../../lib/reports/line-fields.ts";
import { classNames } from "../ui/class-names.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { FieldError } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { Notice } from "../ui/notice.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { EditorBar } from "./editor-bar.tsx";
import { EditorItem } from "./editor-item.tsx";
import type { EditorLine } from "./editor-line.ts";
import { type LineDraft, useDraft } from "./use-draft.ts";

/** Without scripts the form goes to a route: with its files it is too much for an action, which would hold all of it in memory. */
const toRoute = (address: string) => ({
  action: `/api${address}/form`,
  method: "post" as const,
  encType: "multipart/form-data" as const,
});

type Action = (state: ReportFormState, form: FormData) => Promise<ReportFormState>;

/** The report being written: index, lines, and the bar. One form; with JavaScript it keeps itself. */
export function ReportEditor({
  action,
  answer,
  lines: given,
  month,
  agency,
  device,
  now,
  send,
  hint,
  notice,
  figures,
}: {
  action: Action;
  /** What the form was answered with when it was sent without scripts. */
  answer: ReportFormState;
  lines: readonly EditorLine[];
  /** 2023-10 */
  month: string;
  agency: string;
  /** Name under which what has not been saved is kept on this device. */
  device: string;
  now: number;
  send: { act: "send" | "propose"; words: string };
  hint: string;
  /** What the lines were filled in from. */
  notice: string;
  /** The numbers that the agency owes for the month, entered on a page of their own. */
  figures: ReactNode;
}) {
  const [state, submit] = useActionState(action, answer);
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  const lines = given.map((line) => afterAnswer(line, state));
  const address = `/reports/${month}/${agency}`;
  const draft = useDraft({ lines, url: `/api${address}/lines`, device, now });
  const form = useRef<HTMLFormElement>(null);
  const { adopt } = draft;
  const adopted = useRef(false);
  // Before React shows its own values again.
  useLayoutEffect(() => {
    if (form.current && !adopted.current) adopt(new FormData(form.current));
    adopted.current = true;
  }, [adopt]);
  const marks = new Map(lines.map((line) => [line.key, markOfDraft(line, draft.drafts[line.key])]));
  const bar = lines.map(({ key, number }) => {
    const mark = marks.get(key) ?? "EMPTY";
    return { key, number, mark, done: isDone({ key, mark }) };
  });
  // As the page was opened: what is being written must not close when it begins to count.
  const [firstLeft] = useState(bar.find(({ done }) => !done)?.key ?? null);
  const [opened, setOpened] = useState<Record<number, boolean>>({});
  const isOpen = (key: number) =>
    opened[key] ?? (key === firstLeft || hasErrors(state, key) || draft.drafts[key]?.conflict != null);
  const [held, setHeld] = useState(false);
  const left = bar.filter(({ done, mark }) => !done && (mark === "EMPTY" || mark === "PREFILLED"));

  const goTo = (key: number) => {
    setOpened((before) => ({ ...before, [key]: true }));
    requestAnimationFrame(() => {
      const item = document.getElementById(`line-${key}`);
      item?.scrollIntoView({ block: "start" });
      item?.querySelector("textarea")?.focus({ preventScroll: true });
    });
  };
  const next = () => {
    const here = document.activeElement?.closest("[data-line]")?.id;
    const index = bar.findIndex(({ key }) => `line-${key}` === here);
    const target = [...bar.slice(index + 1), ...bar.slice(0, index + 1)].find(({ done }) => !done);
    if (target) goTo(target.key);
  };
  /** What is typed reaches the server first: the form would otherwise meet its own words, or get lost on the way. */
  const saveFirst = (event: FormEvent<HTMLFormElement>) => {
    const onItsWay = form.current?.querySelector("[data-on-its-way]")?.closest("[data-line]");
    setHeld(onItsWay != null);
    if (onItsWay) {
      event.preventDefault();
      onItsWay.scrollIntoView({ block: "start" });
      return;
    }
    if (!draft.unsaved()) return;
    event.preventDefault();
    const button = (event.nativeEvent as SubmitEvent).submitter;
    void draft.flush().then(() => {
      const met = draft.conflictKey();
      if (met !== null) goTo(met);
      else if (!draft.unsaved()) form.current?.requestSubmit(button);
    });
  };
  const writerField = (field: HTMLInputElement | null) => {
    if (field) field.value = draft.writer();
  };

  return (
    <form
      {...(live ? { action: submit } : toRoute(address))}
      ref={form}
      onSubmit={saveFirst}
      noValidate
      aria-label="Báo cáo tháng"
    >
      {/* Enter in a field keeps the draft; it never sends. */}
      <button
        type="submit"
        name="act"
        value="save"
        className="sr"
        tabIndex={-1}
        aria-hidden="true"
        onClick={(event) => {
          event.preventDefault();
          void draft.flush();
        }}
      />
      <input type="hidden" name="month" value={month} />
      <input type="hidden" name="agency" value={agency} />
      <input type="hidden" name="writer" ref={writerField} />
      <div className="wrap main">
        {held && (
          <Notice kind="warn" title="Tệp đang được tải lên" live className="mb-4">
            Chờ tải xong rồi gửi, hoặc bỏ tệp đang tải.
          </Notice>
        )}
        {state && (
          <div className="mb-4">
            <ErrorSummary title={state.title} fields={state.fields} />
          </div>
        )}
        <div className="editor">
          <Index lines={lines} marks={marks} onGo={goTo} />
          <div className="stack editor-items">
            <section className="note note-plain no-print" aria-label="Cách điền">
              <Icon name="info" />
              <div className="grow">{notice}</div>
              {left.length > 0 && (
                <Rest
                  lines={lines.filter(({ key }) => left.some((one) => one.key === key))}
                  sends={send.act === "send"}
                  onMark={() => {
                    for (const { key } of left) draft.edit(key, { noNews: true });
                    setOpened({});
                    void draft.flush();
                  }}
                />
              )}
            </section>
            {lines.map((line) => {
              const held = draft.drafts[line.key];
              if (!held) return null;
              return (
                <EditorItem
                  key={line.key}
                  line={line}
                  draft={held}
                  mark={marks.get(line.key) ?? "EMPTY"}
                  errors={state?.fields ?? {}}
                  left={left.some(({ key }) => key === line.key)}
                  open={isOpen(line.key)}
                  edit={(fields, at) => draft.edit(line.key, fields, at)}
                  leave={() => void draft.flush()}
                  settle={(choice) => draft.settle(line.key, choice)}
                  onToggle={(open) => setOpened((before) => ({ ...before, [line.key]: open }))}
                />
              );
            })}
            <div id="figures" tabIndex={-1}>
              {state?.fields["figures"] && <FieldError id="figures-error">{state.fields["figures"]}</FieldError>}
              {figures}
            </div>
          </div>
        </div>
      </div>
      <EditorBar
        lines={bar}
        status={draft.status}
        hint={hint}
        send={send}
        loginHref={`/login?next=${encodeURIComponent(address)}`}
        onSave={() => void draft.flush()}
        onNext={next}
        onRetry={() => void draft.flush()}
      />
    </form>
  );
}

/** A line as a refused form left it: as typed, over what the server now holds. */
function afterAnswer(line: EditorLine, state: ReportFormState): EditorLine {
  const typed = state?.typed[line.key];
  if (!typed) return line;
  const conflict = state.conflicts.find(({ key }) => key === line.key) ?? null;
  return { ...line, fields: typed, saved: line.fields, conflict };
}

function markOfDraft(line: EditorLine, draft: LineDraft | undefined): LineMark {
  if (!draft) return "EMPTY";
  const { closed, copied } = line;
  return markOf({ fields: draft.fields, closed: closed !== null, awaitsAnswer: !draft.touched, copied });
}

function hasErrors(state: ReportFormState, key: number): boolean {
  return Object.keys(state?.fields ?? {}).some((name) => name.endsWith(`-${key}`));
}

const INDEX_MARKS: Readonly<
  Record<LineMark, { words: string; tone: string; icon: "check" | "same" | "return" | null }>
> = {
  UPDATED: { words: "Đã cập nhật", tone: "s-on", icon: "check" },
  CLOSED: { words: "Đã xong", tone: "s-on", icon: "check" },
  NO_NEWS: { words: "Không phát sinh", tone: "s-reg", icon: "same" },
  RETURNED: { words: "Cần bổ sung", tone: "s-soon", icon: "return" },
  PREFILLED: { words: "Lấy từ tháng trước, chưa sửa", tone: "s-na", icon: null },
  EMPTY: { words: "Chưa điền", tone: "s-na", icon: null },
};

/** The items of the report with a mark each, on the left. */
function Index({
  lines,
  marks,
  onGo,
}: {
  lines: readonly EditorLine[];
  marks: ReadonlyMap<number, LineMark>;
  onGo: (key: number) => void;
}) {
  const groups = [...Map.groupBy(lines, ({ group }) => group)];
  return (
    <nav className="panel toc no-print" aria-label="Các mục báo cáo">
      {groups.map(([group, held]) => (
        <section key={group} aria-label={group}>
          <p className="grp">{group}</p>
          <ul>
            {held.map((line) => {
              const { words, tone, icon } = INDEX_MARKS[marks.get(line.key) ?? "EMPTY"];
              return (
                <li key={line.key}>
                  <a
                    href={`#line-${line.key}`}
                    onClick={(event) => {
                      event.preventDefault();
                      onGo(line.key);
                    }}
                  >
                    {line.number === null ? <Icon name="doc" /> : <span className="stt">{line.number}</span>}
                    <span>{line.title}</span>
                    <span className={classNames("st", tone)} title={words}>
                      {icon ? <Icon name={icon} /> : <i className="ring" />}
                      <span className="sr">{words}</span>
                    </span>
                  </a>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </nav>
  );
}

/** "Không phát sinh" for all that is left, after naming it; a fold, so that it works without JavaScript. */
function Rest({ lines, sends, onMark }: { lines: readonly EditorLine[]; sends: boolean; onMark: () => void }) {
  return (
    <details className="rest" data-close-outside>
      <summary className="btn btn-sm">{lines.length} mục còn lại: không phát sinh…</summary>
      <div className="rest-box">
        <p>
          <b>Ghi “Không phát sinh mới” cho {lines.length} mục:</b>
        </p>
        <ul>
          {lines.map(({ key, number, title }) => (
            <li key={key}>
              {number}. {title}
            </li>
          ))}
        </ul>
        <div className="actions">
          <button
            type="submit"
            name="act"
            value="noNewsAll"
            className="btn btn-sm"
            onClick={(event) => {
              event.preventDefault();
              onMark();
            }}
          >
            Ghi không phát sinh
          </button>
          {sends && (
            <SubmitButton name="act" value="noNewsAllAndSend" icon="send" small variant="secondary">
              Ghi và gửi báo cáo
            </SubmitButton>
          )}
        </div>
      </div>
    </details>
  );
}
