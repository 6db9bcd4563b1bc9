import { formatDate, formatTime } from "../../lib/calendar/format.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { ProposalEntryKind } from "../../lib/platform/prisma/enums.ts";
import type { EntryRow, ProposalRow } from "../../lib/proposals/queries.ts";
import { ENTRY_WORDS } from "../../lib/proposals/words.ts";
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
export function ProposalHistory({ proposal }: { proposal: ProposalRow }) {
  const { text, documentNumber, documentDate, at, by, agencyName, fromUpdate } = proposal;
  const asked: TimelineEvent = {
    key: "asked",
    ...stamp(at),
    icon: "mail",
    tone: "on",
    title: fromUpdate ? `${agencyName} nêu trong cập nhật` : `${agencyName} đề xuất`,
    by: fromUpdate ? `${by} ghi thành đề xuất` : by,
    body: <Words text={text} documentNumber={documentNumber} documentDate={documentDate} />,
  };
  return <Timeline events={[asked, ...proposal.entries.map((entry) => eventOf(entry))]} />;
}

function eventOf(entry: EntryRow): TimelineEvent {
  return {
    key: entry.id,
    ...stamp(entry.at),
    ...LOOK[entry.kind],
    title: entry.kind === "FORWARD" ? `Đã chuyển ${entry.forwardedTo}` : ENTRY_WORDS[entry.kind],
    by: entry.by,
    body: <Words {...entry} />,
  };
}

function stamp(at: Temporal.Instant) {
  return { day: formatDate(at.toZonedDateTimeISO(ZONE).toPlainDate()), time: formatTime(at, ZONE) };
}

function Words({ text, documentNumber, documentDate }: Pick<EntryRow, "text" | "documentNumber" | "documentDate">) {
  return (
    <>
      {text && <p className="pre-line">{text}</p>}
      {documentNumber && (
        <div className="files">
          <FileTag icon="doc" note={documentDate ? `ngày ${formatDate(documentDate)}` : undefined}>
            {documentNumber}
          </FileTag>
        </div>
      )}
    </>
  );
}
