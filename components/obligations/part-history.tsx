import { formatDate, formatTime } from "../../lib/calendar/format.ts";
import type { FileRights } from "../../lib/evidence/policy.ts";
import type { DeliveryRow, ObligationPartRow } from "../../lib/obligations/queries.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import { FileList } from "../evidence/file-list.tsx";
import { FileTag, Timeline, type TimelineEvent } from "../ui/lists.tsx";
import { EmptyState } from "../ui/notice.tsx";

type Dated = { at: Temporal.Instant; event: TimelineEvent };

/** Everything that happened to one body's part of an obligation, newest first. */
export function PartHistory({
  part,
  rights,
  decides,
}: {
  part: ObligationPartRow;
  rights: FileRights;
  /** Whether the reader answers what is handed in. */
  decides: boolean;
}) {
  const events = [
    ...part.deliveries.flatMap((delivery) => deliveryEvents(delivery, rights, decides)),
    ...exemptionEvents(part),
  ]
    .sort((a, b) => Temporal.Instant.compare(b.at, a.at))
    .map(({ event }) => event);
  if (events.length === 0) {
    return (
      <EmptyState icon="doc" title="Chưa có văn bản nào được nộp">
        Ngày cuối còn đúng hạn: {formatDate(part.dueOn)}.
      </EmptyState>
    );
  }
  return <Timeline events={events} />;
}

/** The document by its number, date and issuer, with the files it came with. */
export function DeliveredDocument({ delivery, rights }: { delivery: DeliveryRow; rights: FileRights }) {
  return (
    <div className="files">
      <FileTag icon="doc" note={`ngày ${formatDate(delivery.documentDate)}`}>
        {delivery.documentNumber}, {delivery.documentIssuer}
      </FileTag>
      <FileList files={delivery.files} rights={rights} />
    </div>
  );
}

function stamp(at: Temporal.Instant) {
  return { day: formatDate(at.toZonedDateTimeISO(ZONE).toPlainDate()), time: formatTime(at, ZONE) };
}

/** What the secretariat has accepted only the secretariat takes off. */
const isAccepted = ({ decisions }: DeliveryRow) => decisions.at(-1)?.verdict === "ACCEPTED";

function deliveryEvents(delivery: DeliveryRow, rights: FileRights, decides: boolean): Dated[] {
  const { id, seq, at, by, documentNumber, documentTitle, note, decisions } = delivery;
  return [
    {
      at,
      event: {
        key: `d${id}`,
        ...stamp(at),
        icon: "send",
        tone: "on",
        title: seq === 1 ? "Nộp văn bản" : `Nộp văn bản lần ${seq}`,
        by,
        body: (
          <>
            <p>{documentTitle}</p>
            {note && <p className="pre-line">Ghi chú: {note}</p>}
            <DeliveredDocument
              delivery={delivery}
              rights={{ ...rights, withdraws: rights.withdraws && (decides || !isAccepted(delivery)) }}
            />
          </>
        ),
      },
    },
    ...decisions.map(
      (decision): Dated => ({
        at: decision.at,
        event: {
          key: `c${decision.id}`,
          ...stamp(decision.at),
          icon: decision.verdict === "ACCEPTED" ? "appr" : "return",
          tone: decision.verdict === "ACCEPTED" ? "ok" : "soon",
          title: `${decision.verdict === "ACCEPTED" ? "Tiếp nhận" : "Trả lại"} văn bản ${documentNumber}`,
          by: decision.by,
          body: decision.reason && <p className="pre-line">{decision.reason}</p>,
        },
      }),
    ),
  ];
}

function exemptionEvents({ exemptions }: ObligationPartRow): Dated[] {
  return exemptions.map(({ id, at, by, applicable, reason }) => ({
    at,
    event: {
      key: `e${id}`,
      ...stamp(at),
      icon: "na",
      tone: "na",
      title: applicable ? "Ghi có áp dụng" : "Ghi không áp dụng",
      by,
      body: <p className="pre-line">{reason}</p>,
    },
  }));
}
