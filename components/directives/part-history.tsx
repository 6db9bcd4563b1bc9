import { formatDate, formatTime } from "../../lib/calendar/format.ts";
import type { DirectiveEntryRow, DirectivePart } from "../../lib/directives/queries.ts";
import { DIRECTIVE_ENTRY_WORDS } from "../../lib/directives/words.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { DirectiveEntryKind } from "../../lib/platform/prisma/enums.ts";
import type { IconName } from "../ui/icon.tsx";
import { FileTag, Timeline, type TimelineEvent } from "../ui/lists.tsx";
import type { Tone } from "../ui/tone.ts";

const LOOK: Readonly<Record<DirectiveEntryKind, { icon: IconName; tone: Tone }>> = {
  ACKNOWLEDGE: { icon: "eye", tone: "reg" },
  ANSWER: { icon: "check", tone: "ok" },
  RETURN: { icon: "return", tone: "soon" },
  CLOSE: { icon: "lock", tone: "na" },
};

/** What was said about a directive at one agency, oldest first: a conversation is read downwards. */
export function PartHistory({ part }: { part: DirectivePart }) {
  if (part.entries.length === 0) return <p className="panel-body muted">Đơn vị chưa xác nhận đã nhận.</p>;
  return <Timeline events={part.entries.map(eventOf)} />;
}

function eventOf(entry: DirectiveEntryRow): TimelineEvent {
  const { text, documentNumber, documentDate, answerBy } = entry;
  return {
    key: entry.id,
    day: formatDate(entry.at.toZonedDateTimeISO(ZONE).toPlainDate()),
    time: formatTime(entry.at, ZONE),
    ...LOOK[entry.kind],
    title: DIRECTIVE_ENTRY_WORDS[entry.kind],
    by: entry.by,
    body: (
      <>
        {text && <p className="pre-line">{text}</p>}
        {answerBy && <p>Trả lời lại chậm nhất ngày {formatDate(answerBy)}.</p>}
        {documentNumber && (
          <div className="files">
            <FileTag icon="doc" note={documentDate ? `ngày ${formatDate(documentDate)}` : undefined}>
              {documentNumber}
            </FileTag>
          </div>
        )}
      </>
    ),
  };
}
