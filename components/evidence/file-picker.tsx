"use client";

import { useEffect, useState } from "react";
import type { TickedFile } from "../../lib/evidence/queries.ts";
import { ACCEPTED_ENDINGS, FILES_PER_WORD } from "../../lib/evidence/rules.ts";
import { fileFacts, LIMIT_WORDS, UPLOAD_NOTICE } from "../../lib/evidence/words.ts";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { Field } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { FORMAT_ICONS } from "./format-look.ts";
import type { Upload, Uploads } from "./use-uploads.ts";

/** The input's name and id; errors about files come back by it. */
export const FILES_FIELD = "files";

/**
 * Files for a form: those that can be referred to, each with a box to tick, and an input for more. With scripts each file goes up by
 * itself as soon as it is chosen; without, the input's files go with the form.
 */
export function FilePicker({
  label = "Tệp minh chứng",
  uploads,
  error,
  withdraw,
}: {
  label?: string;
  uploads: Uploads;
  error?: string | undefined;
  /** Takes an unsent file off the record. */
  withdraw: (fileId: number) => Promise<void>;
}) {
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  return (
    <Field
      name={FILES_FIELD}
      label={label}
      optional
      error={error}
      help={`PDF, Word, Excel hoặc ảnh; mỗi tệp tối đa ${LIMIT_WORDS}, mỗi lần gửi tối đa ${FILES_PER_WORD} tệp. ${UPLOAD_NOTICE}`}
    >
      {(wiring) => (
        <>
          {(uploads.picked.length > 0 || uploads.uploads.length > 0) && (
            <ul className="file-picks" aria-label="Tệp đã chọn">
              {uploads.picked.map((file) => (
                <Picked key={file.id} file={file} uploads={uploads} withdraw={live ? withdraw : null} />
              ))}
              {uploads.uploads.map((upload) => (
                <OnItsWay key={`u${upload.key}`} upload={upload} uploads={uploads} />
              ))}
            </ul>
          )}
          <input
            {...wiring}
            type="file"
            ref={uploads.adopt}
            multiple
            accept={ACCEPTED_ENDINGS}
            // Sent up by themselves, the files need not go with the form again.
            name={live ? undefined : FILES_FIELD}
            className={classNames("in", error && "bad")}
            onChange={(event) => {
              uploads.add([...(event.target.files ?? [])]);
              event.target.value = "";
            }}
          />
          <p className="sr" role="status">
            {progressWords(uploads)}
          </p>
        </>
      )}
    </Field>
  );
}

/** For those who do not see the bars. */
function progressWords({ picked, uploads }: Uploads): string {
  const under = uploads.filter((upload) => upload.state === "sending" || upload.state === "waiting").length;
  const failed = uploads.filter((upload) => upload.state === "refused" || upload.state === "stopped").length;
  if (under > 0) return `Đang tải lên ${under} tệp.`;
  if (failed > 0) return `${failed} tệp chưa tải lên được.`;
  return picked.length > 0 ? `Đã có ${picked.length} tệp.` : "";
}

function Picked({
  file,
  uploads,
  withdraw,
}: {
  file: TickedFile;
  uploads: Uploads;
  withdraw: ((fileId: number) => Promise<void>) | null;
}) {
  return (
    <li>
      <input
        type="checkbox"
        className="cb"
        id={`file-${file.id}`}
        name="fileIds"
        value={file.id}
        checked={file.chosen}
        onChange={(event) => uploads.choose(file.id, event.target.checked)}
      />
      <label htmlFor={`file-${file.id}`}>
        <Icon name={FORMAT_ICONS[file.format]} />
        <span>
          {file.name} <span className="meta nb">{fileFacts(file)}</span>
        </span>
      </label>
      {withdraw && file.unsent && (
        <Button
          variant="quiet"
          small
          aria-label={`Gỡ tệp ${file.name}`}
          onClick={() => {
            uploads.drop(file.id);
            void withdraw(file.id);
          }}
        >
          Gỡ
        </Button>
      )}
    </li>
  );
}

function OnItsWay({ upload, uploads }: { upload: Upload; uploads: Uploads }) {
  const { key, file, state, sent, message } = upload;
  const part = file.size > 0 ? Math.floor((100 * sent) / file.size) : 0;
  return (
    <li>
      <Icon name={state === "refused" || state === "stopped" ? "over" : "up"} />
      <span>
        {file.name}{" "}
        <span className="meta nb tn">
          {state === "waiting" ? "chờ tải lên" : state === "sending" ? `đang tải lên, ${part}%` : "chưa tải lên"}
        </span>
      </span>
      <span className="actions">
        {state === "stopped" && (
          <Button small onClick={() => uploads.resume(key)}>
            Tải tiếp
          </Button>
        )}
        <Button variant="quiet" small aria-label={`Bỏ tệp ${file.name}`} onClick={() => uploads.cancel(key)}>
          Bỏ
        </Button>
      </span>
      {state === "sending" && <progress value={sent} max={file.size} aria-label={`Đã tải lên ${file.name}`} />}
      {message && (
        <p className="err s-na">
          <Icon name="over" />
          {message}
        </p>
      )}
    </li>
  );
}
