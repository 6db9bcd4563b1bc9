import { formatDate } from "../../lib/calendar/format.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { BoardAssignment } from "../../lib/progress/board.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { type DeadlineBasis, dueOnBy, otherBasis } from "../../lib/progress/rules.ts";
import { isStarred, type OwedGroup, type OwedLine } from "../../lib/urging/desk.ts";
import { type OwedItem, subjectWords } from "../../lib/urging/owed.ts";
import { nextStepWords, stepWords } from "../../lib/urging/words.ts";
import { StarMark } from "../directives/star-mark.tsx";
import { AppLink } from "../ui/link.tsx";
import { Table } from "../ui/table.tsx";

/** What is late, in groups: who owes what, since when, the last word each agency gave, and how far it was urged. */
export function OverdueTable({
  groups,
  basis,
  keep,
  picks,
}: {
  groups: readonly OwedGroup[];
  basis: DeadlineBasis;
  keep: KeepReading;
  /** Whether lines can be ticked for letters. */
  picks: boolean;
}) {
  return (
    <Table caption="Nội dung quá hạn" sticky cards>
      <thead>
        <tr>
          {picks && (
            <th scope="col" className="pick">
              <span className="sr">Chọn</span>
            </th>
          )}
          <th scope="col">Đơn vị</th>
          <th scope="col">Nội dung</th>
          <th scope="col">Hạn</th>
          <th scope="col" className="num">
            Số ngày
          </th>
          <th scope="col">Lời gần nhất của đơn vị</th>
          <th scope="col">Đã đôn đốc</th>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.key} data-group={group.key}>
          <tr className="grp">
            <th scope="rowgroup" colSpan={picks ? 7 : 6}>
              {group.label} · {group.lines.length} nội dung
            </th>
          </tr>
          {group.lines.map((line) => (
            <OverdueRow key={line.item.key} line={line} basis={basis} keep={keep} picks={picks} />
          ))}
        </tbody>
      ))}
    </Table>
  );
}

function OverdueRow({
  line,
  basis,
  keep,
  picks,
}: {
  line: OwedLine;
  basis: DeadlineBasis;
  keep: KeepReading;
  picks: boolean;
}) {
  const { item } = line;
  const { subject, dueOn, days } = item;
  const part = subject.kind === "PART" || subject.kind === "DUTY" ? subject.part : null;
  const number = subject.kind === "PART" ? subject.task.number : null;
  return (
    <tr data-row data-owed={item.key} data-overdue={number === null ? undefined : `${number}:${item.agencyCode}`}>
      {picks && (
        <td className="pick">
          {!item.awaiting && (
            <input
              type="checkbox"
              className="cb"
              name="keys"
              value={item.key}
              data-agency={item.agencyCode}
              aria-label={`${item.agencyName}: ${subjectWords(subject)}`}
            />
          )}
        </td>
      )}
      <td>
        <AppLink className="ttl" href={keep(`/agencies/${item.agencyCode}`)}>
          <b className="nb">{item.agencyName}</b>
        </AppLink>
        {part && <div className="second">{part.role === "LEAD" ? "Chủ trì" : "Phối hợp"}</div>}
      </td>
      <td>
        <Subject item={item} keep={keep} />
      </td>
      <td data-label="Hạn">
        <span className="tn">{dueOn ? formatDate(dueOn) : "thường xuyên"}</span>
        {part && <OtherDate part={part} basis={basis} />}
        {line.urged.askedUntil && <div className="second">đề nghị gia hạn đến {formatDate(line.urged.askedUntil)}</div>}
      </td>
      <td className="num card-first text-over-ink" data-label="Quá hạn" data-unit={dueOn ? "ngày" : undefined}>
        <b>{dueOn ? days : "–"}</b>
      </td>
      <td>
        <Said item={item} />
      </td>
      <td data-label="Đã đôn đốc">
        <UrgedCell line={line} keep={keep} acts={picks} />
      </td>
    </tr>
  );
}

function Subject({ item, keep }: { item: OwedItem; keep: KeepReading }) {
  const { subject, agencyCode } = item;
  switch (subject.kind) {
    case "REPORT":
      return (
        <>
          <AppLink className="ttl" href={keep(`/reports/${subject.month}/${agencyCode}`)}>
            {subjectWords(subject)}
          </AppLink>
          <div className="second">chưa gửi{subject.missingInARow > 1 && `, ${subject.missingInARow} tháng liền`}</div>
        </>
      );
    case "OBLIGATION":
      return (
        <>
          <AppLink className="ttl" href={keep(subject.path)}>
            {subjectWords(subject)}
          </AppLink>
          <div className="second">{subject.what}</div>
        </>
      );
    default:
      return (
        <>
          <AppLink className="ttl" href={keep(`/tasks/${subject.task.number}`)}>
            Nhiệm vụ {subject.task.number}
          </AppLink>
          {isStarred(subject) && <StarMark />}
          <div className="second">{subject.part.part ?? subject.task.shortTitle}</div>
        </>
      );
  }
}

function OtherDate({ part, basis }: { part: BoardAssignment; basis: DeadlineBasis }) {
  const other = dueOnBy(part.facts, otherBasis(basis));
  if (!other || !part.dueOn || other.equals(part.dueOn)) return null;
  return (
    <div className="second nb">
      {basis === "original" ? "hiện hành" : "gốc"} {formatDate(other)}
    </div>
  );
}

function Said({ item }: { item: OwedItem }) {
  const { subject } = item;
  if (subject.kind === "REPORT" || subject.kind === "OBLIGATION") return <span className="muted">–</span>;
  const { word } = subject.part;
  return (
    <>
      {word ? (
        <>
          {word.result}
          <div className="second">
            {formatDate(word.recordedAt.toZonedDateTimeISO(ZONE).toPlainDate())}
            {word.percent !== null && ` · ${word.percent}%`} · {word.recordedBy}
          </div>
          {word.difficulties && <div className="second">Vướng: {word.difficulties}</div>}
        </>
      ) : (
        <span className="muted">Chưa có lời nào</span>
      )}
      {subject.kind === "DUTY" && <div className="second">chưa cập nhật {subject.silentMonths} tháng liền</div>}
      {item.awaiting && <div className="second text-soon-ink">Đã báo hoàn thành, chờ xác nhận</div>}
    </>
  );
}

/** The rung it stands on, how often it was written about, and the next rung where that is due. */
function UrgedCell({ line, keep, acts }: { line: OwedLine; keep: KeepReading; acts: boolean }) {
  const { item, urged, standing } = line;
  const next = nextStepWords(standing);
  const climbs = standing.next?.step === "OFFICE" || standing.next?.step === "GROUP_HEAD";
  const subject = item.subject.kind === "PART" ? item.subject : null;
  return (
    <>
      <span className="nb">
        {urged.letters.length > 0 && urged.lastIssuedOn
          ? `${urged.letters.length} lần, ${formatDate(urged.lastIssuedOn)}`
          : "chưa có công văn"}
      </span>
      <div className="second" data-step={standing.step}>
        {stepWords(standing)}
      </div>
      {urged.promisedOn && <div className="second nb">cam kết {formatDate(urged.promisedOn)}</div>}
      {urged.draftId !== null && acts && (
        <div className="second">
          <AppLink href={`/letters/${urged.draftId}`}>đang có dự thảo</AppLink>
        </div>
      )}
      {standing.next && next && !item.awaiting && (
        <div className="second">
          {standing.next.due ? "Tiếp: " : `Từ ${standing.next.from ? formatDate(standing.next.from) : ""}: `}
          {climbs && standing.next.due && acts && subject ? (
            <AppLink
              href={keep(
                `/tasks/${subject.task.number}/escalation?agency=${item.agencyCode}&target=${standing.next.step}`,
              )}
            >
              {next}
            </AppLink>
          ) : (
            next
          )}
        </div>
      )}
    </>
  );
}
