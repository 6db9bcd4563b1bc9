import { formatDate } from "../../lib/calendar/format.ts";
import { type BoardAssignment, isCounted } from "../../lib/progress/board.ts";
import { partStateOf } from "../../lib/progress/roll-up.ts";
import { bodiesWord } from "../../lib/progress/task-words.ts";
import { STATE_WORDS } from "../../lib/progress/words.ts";
import { RoleTag } from "../ui/chip.tsx";
import { classNames } from "../ui/class-names.ts";
import { Icon } from "../ui/icon.tsx";
import { AppLink } from "../ui/link.tsx";
import { rowClass, Table } from "../ui/table.tsx";
import { toneClass } from "../ui/tone.ts";
import { claimWords, originWords, partStateLook, partWords } from "./part-words.ts";
import { TimelinessChip } from "./status-chip.tsx";
import { STATUS_LOOK, STATUS_ORDER } from "./status-look.ts";

/** From this many bodies of a kind on, they share one row with a mark for each. */
const GROUP_FROM = 4;

type Group = { key: string; label: string; parts: BoardAssignment[] };

/** Who carries the task out, with each one's state; many bodies of a kind share a row unless all are asked for. */
export function PartTable({
  parts,
  asOf,
  all,
  documentText,
  promises,
  agencyHref,
}: {
  parts: readonly BoardAssignment[];
  /** The cell of Appendix II, in the document's words. */
  documentText: string;
  asOf: Temporal.PlainDate;
  all: boolean;
  /** Days that agencies promised, by their codes: beside the deadline, never in its place. */
  promises: ReadonlyMap<string, { promisedOn: Temporal.PlainDate }>;
  agencyHref: (code: string) => string;
}) {
  const groups = all ? [] : groupsOf(parts);
  const grouped = new Set(groups.flatMap((group) => group.parts));
  return (
    <Table caption="Cơ quan thực hiện và trạng thái phần việc" cards>
      <thead>
        <tr>
          <th scope="col" className="c-part-who">
            Cơ quan
          </th>
          <th scope="col">Kết quả mới nhất</th>
          <th scope="col" className="c-part-state">
            Trạng thái
          </th>
          <th scope="col" className="num c-part-rate">
            Tiến độ
          </th>
        </tr>
      </thead>
      <tbody className="doc-cell">
        <tr>
          <td colSpan={4}>Văn bản ghi: “{documentText}”</td>
        </tr>
      </tbody>
      <tbody>
        {parts
          .filter((part) => !grouped.has(part))
          .map((part) => (
            <PartRow
              key={part.id}
              part={part}
              asOf={asOf}
              promisedOn={promises.get(part.agencyCode)?.promisedOn ?? null}
              href={agencyHref(part.agencyCode)}
            />
          ))}
        {groups.map((group) => (
          <GroupRow key={group.key} group={group} agencyHref={agencyHref} />
        ))}
      </tbody>
    </Table>
  );
}

function groupsOf(parts: readonly BoardAssignment[]): Group[] {
  const kinds = Map.groupBy(parts, (part) => `${part.role}-${part.agencyKind === "DISTRICT" ? "DISTRICT" : "OTHER"}`);
  return [...kinds].flatMap(([key, held]) => {
    if (held.length < GROUP_FROM) return [];
    const rest = held.filter((part) => !part.isPrincipal);
    const label = key.endsWith("DISTRICT")
      ? `UBND ${rest.length} huyện, thành phố`
      : `${rest.length} sở, ban, ngành, đoàn thể`;
    return [{ key, label, parts: rest }];
  });
}

function PartRow({
  part,
  asOf,
  promisedOn,
  href,
}: {
  part: BoardAssignment;
  asOf: Temporal.PlainDate;
  promisedOn: Temporal.PlainDate | null;
  href: string;
}) {
  const claim = claimWords(part);
  const origin = originWords(part);
  const edge = part.timeliness === "OVERDUE" ? "over" : part.timeliness === "DUE_SOON" ? "soon" : null;
  return (
    <tr className={rowClass(edge)} data-agency={part.agencyCode}>
      <td>
        <AppLink className="ttl" href={href}>
          <b>{part.agencyName}</b>
        </AppLink>
        <div className="mt-1">
          <RoleTag lead={part.role === "LEAD"}>
            {part.role === "LEAD" ? (part.isPrincipal ? "Chủ trì, đầu mối" : "Chủ trì") : "Phối hợp"}
          </RoleTag>
        </div>
        {origin && (
          <div className="second" title={part.basis ?? undefined}>
            {origin}
          </div>
        )}
        {!part.reports && <div className="second">Chưa bật chế độ báo cáo, chưa tính vào mẫu số</div>}
      </td>
      <td>
        {part.part && <b>{part.part}</b>}
        <div>{part.word?.result ?? <span className="muted">Chưa có cập nhật</span>}</div>
        {part.word?.difficulties && <div className="second">Vướng: {part.word.difficulties}</div>}
        {part.origin !== "PLAN" && part.basis && <div className="second">Căn cứ: {part.basis}</div>}
        {part.word && (
          <div className="second">
            {STATE_WORDS[part.word.state]} · {part.word.recordedBy}
          </div>
        )}
      </td>
      <td className="card-first">
        <TimelinessChip timeliness={part.timeliness} />
        <div className="second">{partWords(part, asOf)}</div>
        {promisedOn && <div className="second">Cam kết {formatDate(promisedOn)}</div>}
        {claim && <div className="second text-soon-ink">{claim}</div>}
      </td>
      <td className="num" data-label="Tiến độ">
        {part.word?.percent != null ? `${part.word.percent}%` : "–"}
      </td>
    </tr>
  );
}

function GroupRow({ group, agencyHref }: { group: Group; agencyHref: (code: string) => string }) {
  const counted = group.parts.filter(isCounted);
  const ongoing = counted.some((part) => part.timeliness === "ONGOING");
  const settled = counted.filter((part) =>
    ongoing ? part.silentMonths === 0 : part.timeliness === "DONE_ON_TIME" || part.timeliness === "DONE_LATE",
  );
  const late = counted.filter((part) => part.timeliness === "OVERDUE").length;
  const order = (part: BoardAssignment) => (part.timeliness === "OVERDUE" ? -1 : STATUS_ORDER.indexOf(part.timeliness));
  const debt = (part: BoardAssignment) => (part.reports ? part.silentMonths : -1);
  const sorted = group.parts.toSorted((a, b) => debt(b) - debt(a) || order(a) - order(b));
  const lead = group.parts[0]?.role === "LEAD";
  const work = group.parts[0]?.part;
  const origin = group.parts[0] && originWords(group.parts[0]);
  return (
    <tr className={rowClass(late > 0 ? "over" : null)}>
      <td>
        <b>{group.label}</b>
        <div className="mt-1">
          <RoleTag lead={lead}>{lead ? "Chủ trì" : "Phối hợp"}</RoleTag>
        </div>
        {origin && <div className="second">{origin}</div>}
      </td>
      <td colSpan={2}>
        {work && `${work}: `}
        <b>
          {settled.length}/{counted.length} {bodiesWord(group.parts)} {ongoing ? "đã cập nhật" : "đã xong"}
          {late > 0 && `, ${late} quá hạn`}
        </b>
        {group.parts[0]?.basis && <div className="second">Căn cứ: {group.parts[0].basis}</div>}
        <div className="mini-units">
          {sorted.map((part) => (
            <PartMark key={part.id} part={part} href={agencyHref(part.agencyCode)} />
          ))}
        </div>
      </td>
      <td className="num hide-sm">
        {settled.length}/{counted.length}
      </td>
    </tr>
  );
}

/** One body in a shared row: its state by icon and colour, with the word for those who cannot see either. */
function PartMark({ part, href }: { part: BoardAssignment; href: string }) {
  const silent = part.reports && part.timeliness === "ONGOING" && part.silentMonths > 0;
  const look = silent
    ? { ...STATUS_LOOK.DUE_SOON, word: `Chưa cập nhật ${part.silentMonths} tháng` }
    : partStateLook(partStateOf(part));
  const open = part.timeliness === "OVERDUE" || part.timeliness === "DUE_SOON" || part.timeliness === "ON_TRACK";
  return (
    <AppLink
      className={classNames("mini-unit", toneClass(look.tone))}
      href={href}
      title={`${part.agencyFullName}: ${look.word}`}
      data-agency={part.agencyCode}
    >
      <Icon name={look.icon} />
      {part.agencyName}
      {open && part.word?.percent != null && ` ${part.word.percent}%`}
      {silent && ` ${part.silentMonths} tháng`}
      <span className="sr">, {look.word}</span>
    </AppLink>
  );
}
