"use client";

import { useActionState } from "react";
import type { TickedFile } from "../../lib/evidence/queries.ts";
import type { ProgressFormState } from "../../lib/progress/form-state.ts";
import { TEXT_LIMIT } from "../../lib/progress/limits.ts";
import type { WordDraft } from "../../lib/progress/word-rules.ts";
import { FIELD_WORDS } from "../../lib/progress/words.ts";
import { FilesOnTheirWay } from "../evidence/document-files.tsx";
import { FILES_FIELD, FilePicker } from "../evidence/file-picker.tsx";
import { useFileForm } from "../evidence/use-file-form.ts";
import type { Uploads } from "../evidence/use-uploads.ts";
import { ButtonLink } from "../ui/button.tsx";
import { Choice } from "../ui/choice.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { DateInput, TextInput } from "../ui/text-input.tsx";
import { Conflict } from "./conflict.tsx";

/** What the form starts from: the newest word, so that an officer changes what changed and leaves the rest. */
export type ProgressDraft = WordDraft & { assignmentId: number; seenVersion: number };

/** What the fields are called where their messages stand together. */
const LABELS = { ...FIELD_WORDS, [FILES_FIELD]: "Tệp minh chứng" } as const;

type Action = (state: ProgressFormState, form: FormData) => Promise<ProgressFormState>;

/** One word of an agency about its part. Works without JavaScript; refused, it comes back as typed. */
export function ProgressForm({
  action,
  draft,
  completable,
  taskHref,
  offered,
  answer,
  withdrawFile,
}: {
  action: Action;
  draft: ProgressDraft;
  /** Files it can refer to, the ones that it will chosen. */
  offered: readonly TickedFile[];
  /** What the form was answered with when it was sent without scripts. */
  answer: ProgressFormState;
  withdrawFile: (fileId: number) => Promise<void>;
  /** False for a standing duty and before guidance: completion is then not offered. */
  completable: boolean;
  taskHref: string;
}) {
  const [state, submit] = useActionState(action, answer);
  const { uploads, onSubmit, waits, send } = useFileForm(draft.assignmentId, offered, "/api/progress");
  const typed = { ...draft, ...state?.typed };
  const value = (name: string) => String((typed as Record<string, string | number>)[name] ?? "");
  const error = (name: string) => state?.fields[name];
  const choices = [
    { value: "NOT_STARTED", label: "Chưa triển khai" },
    { value: "IN_PROGRESS", label: "Đang thực hiện" },
    ...(completable ? [{ value: "COMPLETED", label: "Đã hoàn thành" }] : []),
  ];
  return (
    // A new key after each answer: the fields then start from what was typed, not from where they stood before.
    <form
      action={submit}
      onSubmit={onSubmit}
      key={answerKey(state)}
      className="grid gap-4"
      noValidate
      aria-label="Cập nhật tiến độ"
    >
      {state?.conflict ? (
        <Conflict view={state.conflict} title={state.title} taskHref={taskHref} send={send} />
      ) : (
        state && <ErrorSummary fields={state.fields} labels={LABELS} title={state.title} />
      )}
      <input type="hidden" name="assignmentId" value={draft.assignmentId} />
      <input type="hidden" name="seenVersion" value={value("seenVersion")} />
      <Choice
        name="state"
        label={LABELS.state}
        options={choices}
        defaultValue={value("state")}
        error={error("state")}
      />
      <TextInput
        name="percent"
        label={LABELS.percent}
        optional
        digits
        unit="%"
        className="max-w-40"
        defaultValue={value("percent")}
        error={error("percent")}
      />
      <TextArea
        name="result"
        label={LABELS.result}
        rows={4}
        limit={TEXT_LIMIT}
        defaultValue={value("result")}
        error={error("result")}
        help="Nêu số liệu và thời điểm. Ví dụ: “Đến 10/10/2023, đã đồng bộ 8/10 huyện, thành phố”."
      />
      <TextArea
        name="difficulties"
        label={LABELS.difficulties}
        optional
        limit={TEXT_LIMIT}
        defaultValue={value("difficulties")}
        error={error("difficulties")}
      />
      <TextArea
        name="proposals"
        label={LABELS.proposals}
        optional
        limit={TEXT_LIMIT}
        defaultValue={value("proposals")}
        error={error("proposals")}
      />
      <Evidence value={value} error={error} completable={completable} uploads={uploads} withdrawFile={withdrawFile} />
      {waits && <FilesOnTheirWay />}
      <div className="actions">
        <SubmitButton
          {...send}
          shortcut="ctrl+s"
          variant={state?.conflict ? "secondary" : "primary"}
          pendingText="Đang lưu…"
        >
          {state?.conflict ? "Lưu bản trong các ô này" : "Lưu cập nhật"}
        </SubmitButton>
        <ButtonLink href={taskHref} variant="quiet">
          Hủy
        </ButtonLink>
      </div>
    </form>
  );
}

function answerKey(state: ProgressFormState): string {
  return state ? JSON.stringify([state.fields, state.typed["seenVersion"], state.typed["result"]?.length]) : "new";
}

function Evidence({
  value,
  error,
  completable,
  uploads,
  withdrawFile,
}: {
  value: (name: string) => string;
  error: (name: string) => string | undefined;
  completable: boolean;
  uploads: Uploads;
  withdrawFile: (fileId: number) => Promise<void>;
}) {
  return (
    <fieldset className="grid items-start gap-4 md:grid-cols-2" aria-describedby="evidence-help">
      <legend className="lbl mb-2">
        Minh chứng{" "}
        <span className="opt">
          {completable ? "(báo hoàn thành cần số, ký hiệu và ngày văn bản, hoặc tệp)" : "(nếu có)"}
        </span>
      </legend>
      <TextInput
        name="evidenceNumber"
        label={LABELS.evidenceNumber}
        optional={!completable}
        placeholder="Ví dụ: 245/BC-STNMT"
        defaultValue={value("evidenceNumber")}
        error={error("evidenceNumber")}
      />
      <DateInput
        name="evidenceDate"
        label={LABELS.evidenceDate}
        optional={!completable}
        defaultValue={value("evidenceDate")}
        error={error("evidenceDate")}
      />
      <TextInput
        name="evidenceIssuer"
        label={LABELS.evidenceIssuer}
        optional
        defaultValue={value("evidenceIssuer")}
        error={error("evidenceIssuer")}
      />
      {completable && (
        <DateInput
          name="completedOn"
          label={LABELS.completedOn}
          defaultValue={value("completedOn")}
          error={error("completedOn")}
          help="Chỉ điền khi báo đã hoàn thành."
        />
      )}
      <div className="md:col-span-2">
        <FilePicker uploads={uploads} error={error(FILES_FIELD)} withdraw={withdrawFile} />
      </div>
      <p className="help md:col-span-2" id="evidence-help">
        Không nêu nội dung thuộc bí mật nhà nước và không đưa thông tin cá nhân của công dân vào hệ thống này.
      </p>
    </fieldset>
  );
}
