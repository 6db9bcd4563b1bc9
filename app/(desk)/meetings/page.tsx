import type { Metadata } from "next";
import { StartMeetingForm } from "../../../components/meetings/meeting-forms.tsx";
import { Main } from "../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../components/shell/reading-day.tsx";
import { AsOfForm } from "../../../components/shell/reading-tools.tsx";
import { ButtonLink } from "../../../components/ui/button.tsx";
import { AppLink } from "../../../components/ui/link.tsx";
import { EmptyState, FlashNotice, Notice } from "../../../components/ui/notice.tsx";
import { PageHead } from "../../../components/ui/page-head.tsx";
import { Panel } from "../../../components/ui/panel.tsx";
import { Table } from "../../../components/ui/table.tsx";
import { formatDate } from "../../../lib/calendar/format.ts";
import { startMeetingAction } from "../../../lib/meetings/actions.ts";
import { may } from "../../../lib/meetings/policy.ts";
import { type MeetingRow, readMeetings } from "../../../lib/meetings/queries.ts";
import { noticeState } from "../../../lib/meetings/rules.ts";
import { NOTICE_STATE_WORDS, usualTitle } from "../../../lib/meetings/words.ts";
import { requireDesk } from "../../../lib/people/session.ts";
import { database } from "../../../lib/platform/database.ts";
import { type KeepReading, keepReading, readPageReading } from "../../../lib/progress/page-reading.ts";

export const metadata: Metadata = { title: "Cuộc họp" };

const DONE = { discarded: "Đã hủy cuộc họp bắt đầu nhầm." } as const;

/** Meetings that were held, and where the next one begins. */
export default async function MeetingsPage({ searchParams }: PageProps<"/meetings">) {
  const desk = await requireDesk();
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const keep = keepReading(reading);
  const meetings = await readMeetings(database(), { planId: desk.plan.id, asOf: reading.asOf.date });
  const open = meetings.find(({ endedAt }) => endedAt === null);
  const begins = may(desk.actor, "meeting.hold") && !reading.asOf.past;
  return (
    <>
      <ReadingDay reading={reading} here="/meetings" />
      <PageHead
        crumbs={[{ href: keep("/charts"), label: "Biểu đồ" }, { label: "Cuộc họp" }]}
        title="Cuộc họp của Tổ công tác"
        facts={`${meetings.length} cuộc họp đã mở.`}
        actions={<AsOfForm reading={reading} here="/meetings" />}
      />
      <Main className="stack">
        <FlashNotice code={query["done"]} sentences={DONE} />
        {open && (
          <Notice
            icon="screen"
            title={`Đang họp: ${open.title}`}
            action={
              <ButtonLink variant="primary" icon="right" href={keep(`/meetings/${open.id}`)}>
                Mở cuộc họp
              </ButtonLink>
            }
          />
        )}
        {begins && !open && (
          <Panel title="Bắt đầu cuộc họp mới">
            <StartMeetingForm
              action={startMeetingAction}
              title={usualTitle(desk.today)}
              presider={desk.actor.role === "LEADER" ? desk.actor.name : ""}
            />
          </Panel>
        )}
        <Panel title="Đã họp" count={`${meetings.length} cuộc họp`} flush={meetings.length > 0}>
          {meetings.length > 0 ? (
            <MeetingTable meetings={meetings} keep={keep} />
          ) : (
            <EmptyState icon="screen" title="Chưa có cuộc họp nào">
              Lãnh đạo, Văn phòng UBND tỉnh và cơ quan thường trực bắt đầu cuộc họp tại đây; mọi thành viên đọc lại được
              số liệu và kết luận.
            </EmptyState>
          )}
        </Panel>
      </Main>
    </>
  );
}

function MeetingTable({ meetings, keep }: { meetings: readonly MeetingRow[]; keep: KeepReading }) {
  return (
    <Table caption="Các cuộc họp" cards>
      <thead>
        <tr>
          <th scope="col">Ngày họp</th>
          <th scope="col">Cuộc họp</th>
          <th scope="col">Kết luận</th>
          <th scope="col">Tình trạng</th>
          <th scope="col">Thông báo kết luận</th>
        </tr>
      </thead>
      <tbody>
        {meetings.map(({ id, title, presider, heldOn, startedBy, decisions, endedAt, notice }) => (
          <tr key={id} data-row data-meeting={id}>
            <td className="tn">{formatDate(heldOn)}</td>
            <td>
              <AppLink className="ttl" href={keep(`/meetings/${id}`)}>
                {title}
              </AppLink>
              <div className="second">{presider === "" ? `${startedBy} mở` : `${presider} chủ trì`}</div>
            </td>
            <td data-label="Kết luận">{decisions} nội dung</td>
            <td>{endedAt === null ? "Đang họp" : "Đã kết thúc"}</td>
            <td data-label="Thông báo kết luận">
              {notice ? (
                <>
                  <AppLink href={keep(`/documents/issued/${notice.id}`)}>{notice.number}</AppLink>
                  <div className="second tn">{formatDate(notice.date)}</div>
                </>
              ) : (
                NOTICE_STATE_WORDS[noticeState({ decisions, ended: endedAt !== null, issued: false })]
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
