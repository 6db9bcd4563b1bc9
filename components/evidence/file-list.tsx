import { formatInstant } from "../../lib/calendar/format.ts";
import type { FileRights } from "../../lib/evidence/policy.ts";
import type { EvidenceItem } from "../../lib/evidence/queries.ts";
import { mayBeShown } from "../../lib/evidence/rules.ts";
import { fileFacts } from "../../lib/evidence/words.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import { AppLink } from "../ui/link.tsx";
import { FileTag } from "../ui/lists.tsx";
import { FORMAT_ICONS } from "./format-look.ts";

/** The files that something sent refers to: kind, name and size, to be downloaded; pictures open beside the page. */
export function FileList({ files, rights }: { files: readonly EvidenceItem[]; rights: FileRights }) {
  return files.map((file) =>
    file.withdrawn ? (
      <WithdrawnFile key={file.id} file={file} by={file.withdrawn} read={rights.readsWithdrawn} />
    ) : (
      <span key={file.id} className="inline-flex flex-wrap items-center gap-2">
        <FileTag
          href={`/api/files/${file.id}${mayBeShown(file.format) ? "?show=1" : ""}`}
          newTab={mayBeShown(file.format)}
          icon={FORMAT_ICONS[file.format]}
          note={fileFacts(file)}
        >
          {file.name}
        </FileTag>
        {rights.withdraws && (
          <AppLink className="meta" href={`/files/${file.id}`} aria-label={`Gỡ tệp ${file.name}`}>
            Gỡ
          </AppLink>
        )}
      </span>
    ),
  );
}

/** "Đã gỡ" with who and when: what was shown once does not vanish without a trace. */
function WithdrawnFile({
  file,
  by,
  read,
}: {
  file: EvidenceItem;
  by: NonNullable<EvidenceItem["withdrawn"]>;
  read: boolean;
}) {
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <FileTag href={read ? `/api/files/${file.id}` : undefined} icon="na" note={fileFacts(file)}>
        <span className="file-gone">{file.name}</span>
      </FileTag>
      <span className="meta">
        Đã gỡ: {by.by}, {formatInstant(by.at, ZONE)}
        {by.reason && `. Lý do: ${by.reason}`}
      </span>
    </span>
  );
}
