"use client";

import type { MouseEvent, ReactNode } from "react";
import { fieldsMark, fileIdsOf, type LineFields, type LineMark } from "../../lib/reports/line-fields.ts";
import { classNames } from "../ui/class-names.ts";
import { Icon } from "../ui/icon.tsx";
import { Notice } from "../ui/notice.tsx";
import { EditorFields, type FieldEdit } from "./editor-fields.tsx";
import type { EditorLine } from "./editor-line.ts";
import type { LineDraft } from "./use-draft.ts";

type ItemProps = {
  line: EditorLine;
  draft: LineDraft;
  mark: LineMark;
  errors: Record<string, string>;
  /** Counts among what "không phát sinh cho các mục còn lại" would take. */
  left: boolean;
  open: boolean;
  edit: FieldEdit;
  leave: () => void;
  settle: (choice: "mine" | "theirs") => void;
  onToggle: (open: boolean) => void;
};

/** One line of the report: what it is about, what it counts as, and its fields behind a fold that works without JavaScript. */
export function EditorItem(props: ItemProps) {
  const { line, draft, mark, errors, left, open } = props;
  const { key } = line;
  const own = Object.entries(errors).filter(([name]) => name.endsWith(`-${key}`));
  return (
    <article
      className={classNames("panel item", open && "is-cur")}
      id={`line-${key}`}
      tabIndex={-1}
      data-line={line.number ?? "other"}
      data-mark={mark}
      aria-labelledby={`title-${key}`}
    >
      <div className="item-h item-line">
        {line.number === null ? (
          <Icon name="doc" />
        ) : (
          <span className="stt">
            <span className="sr">Nhiệm vụ </span>
            {line.number}
          </span>
        )}
        <div>
          <h2 id={`title-${key}`} title={line.fullTitle}>
            {line.title}
          </h2>
          {line.meta && <p className="meta">{line.meta}</p>}
        </div>
        <div className="item-act">
          {line.chip}
          <MarkWord mark={mark} />
          {!line.closed && <ItemButtons {...props} />}
        </div>
      </div>
      {line.closed ? (
        <div className="item-b">
          <p className="muted">{line.closed}</p>
          {draft.fields.result && <p className="pre-line">{draft.fields.result}</p>}
        </div>
      ) : (
        <>
          <HiddenFields line={line} draft={draft} left={left} />
          <details
            className="item-more"
            open={open}
            onToggle={(event) => {
              if (event.currentTarget.open !== open) props.onToggle(event.currentTarget.open);
            }}
          >
            <summary className="btn btn-sm">
              {mark === "EMPTY" || mark === "NO_NEWS" ? "Điền kết quả" : open ? "Thu gọn" : "Sửa"}
              <span className="sr">: {line.title}</span>
            </summary>
            <div className="item-b">
              {own
                .filter(([name]) => name.startsWith("line-"))
                .map(([name, words]) => (
                  <p className="err s-na" key={name}>
                    <Icon name="over" />
                    {words}
                  </p>
                ))}
              <Returned line={line} awaits={mark === "RETURNED"} />
              {draft.other && (
                <Notice kind="info" live title={`${draft.other.by} vừa sửa mục này lúc ${draft.other.at}.`} />
              )}
              {draft.conflict && <ConflictBox line={line} draft={draft} settle={props.settle} />}
              <EditorFields
                line={line}
                fields={draft.fields}
                errors={errors}
                prefilled={mark === "PREFILLED"}
                edit={props.edit}
                leave={props.leave}
              />
              {line.number !== null && (
                <div className="actions">
                  <ActButton
                    act={`keep:${key}`}
                    press={() => {
                      props.edit({ kept: true, noNews: false }, "once");
                      props.onToggle(false);
                    }}
                  >
                    <Icon name="check" />
                    {mark === "PREFILLED" ? "Giữ nguyên nội dung này" : "Xong mục này"}
                  </ActButton>
                </div>
              )}
            </div>
          </details>
        </>
      )}
    </article>
  );
}

/** What the form needs to know of a line beside its fields. */
function HiddenFields({ line, draft, left }: { line: EditorLine; draft: LineDraft; left: boolean }) {
  const { key } = line;
  return (
    <>
      <input type="hidden" name="line" value={key} />
      <input type="hidden" name={`version-${key}`} value={draft.conflict?.version ?? draft.version} />
      <input type="hidden" name={`origin-${key}`} value={line.origin} />
      <input type="hidden" name={`was-${key}`} value={fieldsMark(draft.saved)} />
      <input type="hidden" name={`noNews-${key}`} value={draft.fields.noNews ? "1" : ""} />
      <input type="hidden" name={`kept-${key}`} value={draft.fields.kept ? "1" : ""} />
      {left && <input type="hidden" name={`left-${key}`} value="1" />}
      {line.number === null && <input type="hidden" name={`state-${key}`} value={draft.fields.state} />}
    </>
  );
}

function ItemButtons({ line, mark, edit, onToggle }: ItemProps) {
  const { key } = line;
  if (line.number === null) return null;
  if (mark === "NO_NEWS") {
    return (
      <ActButton act={`undo:${key}`} press={() => edit({ noNews: false }, "once")} label={`Hoàn tác: ${line.title}`}>
        <Icon name="undo" />
        Hoàn tác
      </ActButton>
    );
  }
  if (mark === "UPDATED") return null;
  return (
    <ActButton
      act={`noNews:${key}`}
      press={() => {
        edit({ noNews: true }, "once");
        onToggle(false);
      }}
      label={`Không phát sinh: ${line.title}`}
    >
      Không phát sinh
    </ActButton>
  );
}

/** Sends the form without JavaScript; with it, does the same at once. */
function ActButton({
  act,
  press,
  label,
  children,
}: {
  act: string;
  press: () => void;
  label?: string;
  children: ReactNode;
}) {
  return (
    <button
      type="submit"
      name="act"
      value={act}
      className="btn btn-sm"
      aria-label={label}
      onClick={(event: MouseEvent) => {
        event.preventDefault();
        press();
      }}
    >
      {children}
    </button>
  );
}

const MARKS: Readonly<Record<LineMark, { words: string; className: string; icon: "check" | "return" | null }>> = {
  UPDATED: { words: "Đã cập nhật", className: "saved mark-on", icon: "check" },
  CLOSED: { words: "Đã xong", className: "saved mark-on", icon: "check" },
  NO_NEWS: { words: "Không phát sinh", className: "saved", icon: null },
  EMPTY: { words: "", className: "saved", icon: null },
  PREFILLED: { words: "", className: "saved", icon: null },
  RETURNED: { words: "Cần bổ sung", className: "saved mark-back", icon: "return" },
};

function MarkWord({ mark }: { mark: LineMark }) {
  const { words, className, icon } = MARKS[mark];
  if (words === "") return null;
  return (
    <span className={className}>
      {icon ? <Icon name={icon} /> : <i className="sw sw-hatch" />}
      {words}
    </span>
  );
}

function Returned({ line, awaits }: { line: EditorLine; awaits: boolean }) {
  if (line.returned) {
    return (
      <Notice kind="warn" icon="return">
        <b>Cơ quan thường trực trả lại mục này:</b> “{line.returned}”{!awaits && " Đã sửa, chờ gửi lại."}
      </Notice>
    );
  }
  if (!line.lastReturned) return null;
  return (
    <Notice kind="warn" icon="return">
      <b>Cơ quan thường trực trả lại mục này ở báo cáo {line.lastMonth}:</b> “{line.lastReturned}”
    </Notice>
  );
}

const LABELS: readonly [keyof LineFields, string][] = [
  ["percent", "Tiến độ"],
  ["result", "Kết quả thực hiện"],
  ["difficulties", "Khó khăn, vướng mắc"],
  ["proposals", "Đề xuất, kiến nghị"],
  ["nextMonth", "Việc tháng tới"],
  ["evidenceNumber", "Minh chứng"],
];

/** Two people on one line: both versions whole. Saving again keeps what stands in the fields. */
function ConflictBox({
  line,
  draft,
  settle,
}: {
  line: EditorLine;
  draft: LineDraft;
  settle: (choice: "mine" | "theirs") => void;
}) {
  const { conflict } = draft;
  if (!conflict) return null;
  return (
    <div data-conflict>
      <Notice kind="warn" title={`${conflict.by} đã lưu mục này lúc ${conflict.at}`} live>
        Chọn bản giữ lại. Bản không chọn vẫn còn trong lịch sử của mục.
      </Notice>
      <div className="two">
        <div>
          <div>
            <h3>Bản đang sửa trên máy này</h3>
            <Version fields={draft.fields} />
          </div>
          <ActButton act={`save:${line.key}`} press={() => settle("mine")}>
            Giữ bản này
          </ActButton>
        </div>
        <div>
          <div>
            <h3>Bản đã lưu</h3>
            <p className="meta">
              {conflict.by}, {conflict.at}
            </p>
            <Version fields={conflict.fields} />
          </div>
          <a
            className="btn btn-sm"
            href={`?line=${line.key}`}
            onClick={(event) => {
              event.preventDefault();
              settle("theirs");
            }}
          >
            Lấy bản đã lưu
          </a>
        </div>
      </div>
    </div>
  );
}

function Version({ fields }: { fields: LineFields }) {
  if (fields.noNews) return <p>Không phát sinh</p>;
  return (
    <dl className="grid gap-2 mt-2">
      {LABELS.filter(([name]) => fields[name] !== "").map(([name, label]) => (
        <div key={name}>
          <dt className="meta">{label}</dt>
          <dd className="pre-line">{fields[name]}</dd>
        </div>
      ))}
      {fields.files !== "" && (
        <div>
          <dt className="meta">Tệp minh chứng</dt>
          <dd>{fileIdsOf(fields).length} tệp</dd>
        </div>
      )}
    </dl>
  );
}
