"use client";

import { Notice } from "../ui/notice.tsx";
import { FilePicker } from "./file-picker.tsx";
import type { FileForm } from "./use-file-form.ts";

/** What the files of a document, a proposal and a notice are called where messages about them stand. */
export const DOCUMENT_FILES = "Tệp kèm theo";

/** The files that go with what an agency sends besides its words on tasks. */
export function DocumentFiles({
  files,
  error,
  withdraw,
}: {
  files: FileForm;
  error: string | undefined;
  /** Takes an unsent file off the record. */
  withdraw: (fileId: number) => Promise<void>;
}) {
  return (
    <>
      <FilePicker label={DOCUMENT_FILES} uploads={files.uploads} error={error} withdraw={withdraw} />
      {files.waits && <FilesOnTheirWay />}
    </>
  );
}

/** Said when a form was held back. */
export function FilesOnTheirWay() {
  return (
    <Notice kind="warn" title="Tệp đang được tải lên" live>
      Chờ tải xong hoặc bỏ tệp đang tải, rồi bấm lại.
    </Notice>
  );
}
