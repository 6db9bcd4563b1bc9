"use client";

import { type DragEvent, useEffect, useId, useState } from "react";
import { withdrawUnsentAction } from "../../lib/evidence/actions.ts";
import { ACCEPTED_ENDINGS, FILES_PER_WORD } from "../../lib/evidence/rules.ts";
import { fileFacts, LIMIT_WORDS, UPLOAD_NOTICE } from "../../lib/evidence/words.ts";
import { fileIdsOf, filesText } from "../../lib/reports/line-fields.ts";
import { FORMAT_ICONS } from "../evidence/format-look.ts";
import { type Upload, type Uploads, useUploads } from "../evidence/use-uploads.ts";
import { Button } from "../ui/button.tsx";
import { FieldError } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { FileTag } from "../ui/lists.tsx";
import type { EditorLine, LineFile } from "./editor-line.ts";

/**
 * The files of one line, kept with its draft by their ids. With scripts each goes up as soon as it is chosen; without, the
 * input's files go with the form.
 */
export function LineFiles({
  line,
  value,
  error,
  edit,
}: {
  line: EditorLine;
  value: string;
  error: string | undefined;
  edit: (files: string) => void;
}) {
  const id = `files-${line.key}`;
  const about = useId();
  const ids = fileIdsOf({ files: value });
  const uploads = useUploads(line.key, [], (file) => edit(filesText([...ids, file.id])));
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  const known = new Map<number, LineFile>(line.files.map((file) => [file.id, file]));
  for (const file of uploads.picked) known.set(file.id, { ...file, gone: false });
  const remove = (file: LineFile | undefined, fileId: number) => {
    edit(filesText(ids.filter((one) => one !== fileId)));
    if (file?.unsent) void withdrawUnsentAction(fileId);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    uploads.add([...event.dataTransfer.files]);
  };
  const room = ids.length + uploads.uploads.length < FILES_PER_WORD;
  return (
    <section className="field" aria-labelledby={`${about}-label`} aria-label="Minh chứng">
      <span className="lbl" id={`${about}-label`}>
        Minh chứng{" "}
        <span className="opt">
          (PDF, Word, Excel, ảnh; tối đa {LIMIT_WORDS} mỗi tệp, {FILES_PER_WORD} tệp mỗi mục)
        </span>
      </span>
      {live && <input type="hidden" name={id} value={value} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button beside it does the same */}
      <div className="drop" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        {(ids.length > 0 || uploads.uploads.length > 0) && (
          <ul className="drop-list" aria-label="Tệp của mục">
            {ids.map((fileId) => (
              <Attached
                key={fileId}
                id={fileId}
                file={known.get(fileId)}
                box={live ? null : id}
                remove={() => remove(known.get(fileId), fileId)}
              />
            ))}
            {uploads.uploads.map((upload) => (
              <OnItsWay key={`u${upload.key}`} upload={upload} uploads={uploads} />
            ))}
          </ul>
        )}
        {room && (
          <span className="drop-pick">
            <input
              type="file"
              id={id}
              ref={uploads.adopt}
              multiple
              accept={ACCEPTED_ENDINGS}
              className={live ? "sr" : "in"}
              aria-label={`Chọn tệp minh chứng: ${line.title}`}
              aria-describedby={error ? `${id}-error ${about}-help` : `${about}-help`}
              aria-invalid={error ? true : undefined}
              // Sent up by themselves, the files need not go with the form again.
              name={live ? undefined : `upload-${line.key}`}
              onChange={(event) => {
                uploads.add([...(event.target.files ?? [])]);
                event.target.value = "";
              }}
            />
            {live && (
              <label className="btn btn-sm" htmlFor={id}>
                <Icon name="plus" />
                Chọn tệp
              </label>
            )}
          </span>
        )}
      </div>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <span className="help" id={`${about}-help`}>
        {UPLOAD_NOTICE}
      </span>
      <p className="sr" role="status">
        {statusWords(uploads)}
      </p>
    </section>
  );
}

/** For those who do not see the bars. */
function statusWords({ uploads, picked }: Uploads): string {
  const under = uploads.filter(isOnItsWay).length;
  if (under > 0) return `Đang tải lên ${under} tệp.`;
  if (uploads.length > 0) return `${uploads.length} tệp chưa tải lên được.`;
  return picked.length > 0 ? "Đã tải lên." : "";
}

const isOnItsWay = ({ state }: Upload) => state === "sending" || state === "waiting";

function Attached({
  id,
  file,
  box,
  remove,
}: {
  id: number;
  file: LineFile | undefined;
  /** Name of the box that keeps it in the line, on a page without scripts. */
  box: string | null;
  remove: () => void;
}) {
  const name = file?.name ?? `Tệp số ${id}`;
  return (
    <li>
      {box && (
        <input type="checkbox" className="cb" name={box} value={id} defaultChecked aria-label={`Giữ tệp ${name}`} />
      )}
      <FileTag
        href={`/api/files/${id}`}
        icon={file ? FORMAT_ICONS[file.format] : "clip"}
        {...(file && { note: fileFacts(file) })}
      >
        {name}
      </FileTag>
      {file?.gone ? (
        <span className="meta">Đã gỡ</span>
      ) : (
        <span className="saved">
          <Icon name="check" />
          Đã tải lên
        </span>
      )}
      {!box && (
        <Button variant="quiet" small aria-label={`Gỡ tệp ${name}`} onClick={remove}>
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
    <li data-on-its-way={isOnItsWay(upload) || undefined}>
      <span className="file">
        <Icon name={isOnItsWay(upload) ? "up" : "over"} />
        {file.name}
      </span>
      <span className="meta tn">
        {state === "waiting" ? "chờ tải lên" : state === "sending" ? `đang tải lên, ${part}%` : "chưa tải lên"}
      </span>
      {state === "stopped" && (
        <Button small onClick={() => uploads.resume(key)}>
          Tải tiếp
        </Button>
      )}
      <Button variant="quiet" small aria-label={`Bỏ tệp ${file.name}`} onClick={() => uploads.cancel(key)}>
        Bỏ
      </Button>
      {message && (
        <p className="err s-na">
          <Icon name="over" />
          {message}
        </p>
      )}
    </li>
  );
}
