import { mayBeShown } from "../../lib/evidence/rules.ts";
import { fileFacts } from "../../lib/evidence/words.ts";
import type { SentFile } from "../../lib/reports/content.ts";
import { FORMAT_ICONS } from "../evidence/format-look.ts";
import { FileTag } from "../ui/lists.tsx";

/** The files that a line referred to when it was sent, to be downloaded; pictures open beside the page. */
export function SentFiles({ files }: { files: readonly SentFile[] }) {
  if (files.length === 0) return null;
  return (
    <ul className="drop-list mt-2" aria-label="Tệp minh chứng">
      {files.map((file) => (
        <li key={file.id} title={`SHA-256: ${file.sha256}`}>
          <FileTag
            href={`/api/files/${file.id}${mayBeShown(file.format) ? "?show=1" : ""}`}
            newTab={mayBeShown(file.format)}
            icon={FORMAT_ICONS[file.format]}
            note={fileFacts(file)}
          >
            {file.name}
          </FileTag>
        </li>
      ))}
    </ul>
  );
}
