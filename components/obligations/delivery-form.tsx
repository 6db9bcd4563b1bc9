"use client";

import { useActionState } from "react";
import type { TickedFile } from "../../lib/evidence/queries.ts";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { DOCUMENT_FILES, DocumentFiles } from "../evidence/document-files.tsx";
import { FILES_FIELD } from "../evidence/file-picker.tsx";
import { useFileForm } from "../evidence/use-file-form.ts";
import { DocumentFields } from "../progress/document-fields.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Fold } from "../ui/fold.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

/** The document an agency hands in for an obligation. */
export function DeliveryForm({
  action,
  partId,
  seenSeq,
  issuer,
  replaces,
  cancelHref,
  offered,
  answer,
  withdrawFile,
}: {
  action: Action;
  partId: number;
  seenSeq: number;
  /** Who usually issues it; can be written over. */
  issuer: string;
  /** A document still waits, and this one takes its place: seldom needed, so folded away. */
  replaces: boolean;
  cancelHref: string;
  /** Files it can come with, the ones that it will ticked. */
  offered: readonly TickedFile[];
  /** What the form was answered with when it was sent without scripts. */
  answer: SimpleFormState;
  withdrawFile: (fileId: number) => Promise<void>;
}) {
  const [state, submit] = useActionState(action, answer);
  const files = useFileForm(null, offered, "/api/sent/delivery");
  const initial: Readonly<Record<string, string>> = { documentIssuer: issuer };
  const field = (name: string) => ({
    name,
    defaultValue: state?.typed[name] ?? initial[name] ?? "",
    error: state?.fields[name],
  });
  const form = (
    <form
      action={submit}
      onSubmit={files.onSubmit}
      key={JSON.stringify(state?.fields ?? null)}
      className="grid gap-4"
      noValidate
      aria-label="Nộp văn bản"
    >
      {state && <ErrorSummary title={state.title} fields={state.fields} labels={{ [FILES_FIELD]: DOCUMENT_FILES }} />}
      <input type="hidden" name="partId" value={partId} />
      <input type="hidden" name="seenSeq" value={seenSeq} />
      <DocumentFields field={field} example="15/KH-UBND" />
      <TextArea
        {...field("note")}
        label="Ghi chú"
        optional
        rows={2}
        limit={2000}
        help="Văn bản thuộc bí mật nhà nước không nhập vào hệ thống này."
      />
      <DocumentFiles files={files} error={state?.fields[FILES_FIELD]} withdraw={withdrawFile} />
      <div className="actions">
        <SubmitButton {...files.send} icon="send" pendingText="Đang nộp…">
          {replaces ? "Nộp văn bản thay thế" : "Nộp văn bản"}
        </SubmitButton>
        <ButtonLink href={cancelHref} variant="quiet">
          Hủy
        </ButtonLink>
      </div>
    </form>
  );
  if (!replaces) return form;
  return (
    <Fold summary="Nộp văn bản khác thay văn bản đang chờ" open={state !== null}>
      {form}
    </Fold>
  );
}
