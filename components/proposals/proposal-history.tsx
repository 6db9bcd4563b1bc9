import { formatDate, formatTime } from "../../lib/calendar/format.ts";
import type { FileRights } from "../../lib/evidence/policy.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { ProposalEntryKind } from "../../lib/platform/prisma/enums.ts";
import type { EntryRow, ProposalRow } from "../../lib/proposals/queries.ts";
import { ENTRY_WORDS } from "../../lib/proposals/words.ts";
import { FileList } from "../evidence/file-list.tsx";
import type { IconName } from "../ui/icon.tsx";
import { FileTag, Timeline, type TimelineEvent } from "../ui/lists.tsx";
import type { Tone } from "../ui/tone.ts";

const LOOK: Readonly<Record<ProposalEntryKind, { icon: IconName; tone: Tone }>> = {
  ANSWER: { icon: "check", tone: "ok" },
  FORWARD: { icon: "ar", tone: "reg" },
  ADDITION: { icon: "plus", tone: "on" },
  CLOSE: { icon: "lock", tone: "na" },
};

/** What was asked and everything said since, oldest first: a conversation is read downwards. */
export function ProposalHistory({ proposal, rights }: { proposal: ProposalRow; rights: FileRights }) {
  const { at, by, agencyName, fromUpdate } = proposal;
  const asked: TimelineEvent = {
    key: "asked",
    ...stamp(at),
    icon: "mail",
    tone: "on",
    title: fromUpdate ? `${agencyName} nêu trong cập nhật` : `${agencyName} đề xuất`,
    by: fromUpdate ? `${by} ghi thành đề xuất` : by,
    body: <Words said={proposal} rights={rights} />,
  };
  return <Timeline events={[asked, ...proposal.entries.map((entry) => eventOf(entry, rights))]} />;
}

function eventOf(entry: EntryRow, rights: FileRights): TimelineEvent {
  return {
    key: entry.id,
    ...stamp(entry.at),
    ...LOOK[entry.kind],
    title: entry.kind === "FORWARD" ? `Đã chuyển ${entry.forwardedTo}` : ENTRY_WORDS[entry.kind],
    by: entry.by,
    body: <Words said={entry} rights={rights} />,
  };
}

function stamp(at: Temporal.Instant) {
  return { day: formatDate(at.toZonedDateTimeISO(ZONE).toPlainDate()), time: formatTime(at, ZONE) };
}

type Said = Pick<EntryRow, "text" | "documentNumber" | "documentDate" | "files">;

function Words({ said: { text, documentNumber, documentDate, files }, rights }: { said: Said; rights: FileRights }) {
  return (
    <>
      {text && <p className="pre-line">{text}</p>}
      {(documentNumber || files.length > 0) && (
        <div className="files">
          {documentNumber && (
            <FileTag icon="doc" note={documentDate ? `ngày ${formatDate(documentDate)}` : undefined}>
              {documentNumber}
            </FileTag>
          )}
          <FileList files={files} rights={rights} />
        </div>
      )}
    </>
  );
}
