import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DirectiveForm } from "../../../../components/directives/directive-form.tsx";
import { ConclusionPanel } from "../../../../components/meetings/conclusion-panel.tsx";
import { ConclusionSlide } from "../../../../components/meetings/conclusion-slide.tsx";
import { IndicatorsSlide } from "../../../../components/meetings/indicators-slide.tsx";
import { DiscardMeetingForm, EndMeetingForm } from "../../../../components/meetings/meeting-forms.tsx";
import { SlideFrame } from "../../../../components/meetings/slide-frame.tsx";
import {
  AgenciesSlide,
  ChangesSlide,
  DueSoonSlide,
  OverdueSlide,
  ReportsSlide,
} from "../../../../components/meetings/slides.tsx";
import { WholeSlide } from "../../../../components/meetings/whole-slide.tsx";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../../components/shell/reading-day.tsx";
import { FlashNotice } from "../../../../components/ui/notice.tsx";
import { Panel } from "../../../../components/ui/panel.tsx";
import { formatDate } from "../../../../lib/calendar/format.ts";
import { readDirectiveChoices } from "../../../../lib/directives/queries.ts";
import { defaultAnswerBy } from "../../../../lib/directives/rules.ts";
import { readLetterhead } from "../../../../lib/documents/letterhead-queries.ts";
import { symbolOf } from "../../../../lib/documents/official.ts";
import { decideInMeetingAction, discardMeetingAction, endMeetingAction } from "../../../../lib/meetings/actions.ts";
import { may } from "../../../../lib/meetings/policy.ts";
import { type Meeting, readMeeting } from "../../../../lib/meetings/queries.ts";
import { discardRefusal, noticeState, type SlideKind, slideAt } from "../../../../lib/meetings/rules.ts";
import { type Desk, requireDesk } from "../../../../lib/people/session.ts";
import { database } from "../../../../lib/platform/database.ts";
import {
  type KeepReading,
  keepReading,
  readBasis,
  readPageReading,
  withParams,
} from "../../../../lib/progress/page-reading.ts";

export const metadata: Metadata = { title: "Chế độ họp" };

const DONE = {
  decided: "Đã ghi kết luận; từng đơn vị nhận được báo.",
  ended: "Cuộc họp đã kết thúc.",
  issued: "Đã ban hành thông báo kết luận; tệp có trong sổ văn bản đã phát hành.",
} as const;

/** The slides of a meeting, `?slide=3`: all but its conclusions are drawn from what was frozen when it began, and from nothing else. */
export default async function MeetingPage({ params, searchParams }: PageProps<"/meetings/[id]">) {
  const desk = await requireDesk();
  const text = (await params).id;
  if (!/^[1-9]\d{0,8}$/.test(text)) notFound();
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const question = { planId: desk.plan.id, id: Number(text), asOf: reading.asOf.date };
  const meeting = await readMeeting(database(), question);
  if (meeting === null) notFound();
  const place = slideAt(query["slide"]);
  const keep = keepReading(reading);
  const at = (slide: number) => keep(`/meetings/${meeting.id}?slide=${slide}`);
  // A figure of the slides leads to its list of the slides' day, whatever the day now.
  const then = readPageReading({ asOf: meeting.snapshot.asOf }, desk.today, desk.plan.year);
  const keepThen = keepReading({ ...then, basis: readBasis(meeting.snapshot.basis) });
  const open = meeting.endedAt === null && !reading.asOf.past;
  return (
    <>
      <ReadingDay reading={reading} here={`/meetings/${meeting.id}?slide=${place.number}`} />
      <Main>
        <FlashNotice code={query["done"]} sentences={DONE} />
        <SlideFrame meeting={meeting} place={place} at={at} leaveHref={keep("/meetings")}>
          <Slide kind={place.kind} meeting={meeting} keep={keep} keepThen={keepThen} />
          {place.kind === "CONCLUSION" && (
            <Conclusion desk={desk} meeting={meeting} past={reading.asOf.past} keep={keep} />
          )}
          {place.kind === "CONCLUSION" && open && <Taking desk={desk} meeting={meeting} />}
        </SlideFrame>
      </Main>
    </>
  );
}

function Slide({
  kind,
  meeting,
  keep,
  keepThen,
}: {
  kind: SlideKind;
  meeting: Meeting;
  keep: KeepReading;
  keepThen: KeepReading;
}) {
  const shown = { snapshot: meeting.snapshot, keep: keepThen };
  switch (kind) {
    case "WHOLE":
      return <WholeSlide {...shown} />;
    case "OVERDUE":
      return <OverdueSlide {...shown} />;
    case "CHANGES":
      return <ChangesSlide {...shown} />;
    case "AGENCIES":
      return <AgenciesSlide {...shown} />;
    case "REPORTS":
      return <ReportsSlide {...shown} />;
    case "INDICATORS":
      return <IndicatorsSlide {...shown} />;
    case "DUE_SOON":
      return <DueSoonSlide {...shown} />;
    case "CONCLUSION":
      return <ConclusionSlide meeting={meeting} keep={keep} />;
  }
}

/** The notice of what was concluded; its draft is for those who hold meetings, its number for those who issue. */
async function Conclusion({
  desk: { actor, plan },
  meeting,
  past,
  keep,
}: {
  desk: Desk;
  meeting: Meeting;
  past: boolean;
  keep: KeepReading;
}) {
  const { id, decisions, endedAt, notice } = meeting;
  const state = noticeState({ decisions: decisions.length, ended: endedAt !== null, issued: notice !== null });
  const issues = state === "UNSIGNED" && !past && may(actor, "meeting.issue");
  const example = issues ? symbolOf("NOTICE", (await readLetterhead(database(), plan)).letterhead.symbol) : null;
  return (
    <ConclusionPanel
      meeting={meeting}
      state={state}
      draftHref={may(actor, "meeting.hold") && !past ? `/api/meetings/${id}/word` : null}
      example={example && `78/${example}`}
      keep={keep}
    />
  );
}

/** Taking down conclusions, and the end of the meeting. */
async function Taking({ desk, meeting }: { desk: Desk; meeting: Meeting }) {
  const { plan, today, actor } = desk;
  const decides = may(actor, "meeting.decide");
  const discards = discardRefusal({ heldOn: meeting.heldOn, decisions: meeting.decisions.length, today }) === null;
  const choices = decides ? await readDirectiveChoices(database(), { planId: plan.id, today, taskNumber: null }) : null;
  return (
    <div className="cols cols-8-4">
      {choices && (
        <Panel title="Ghi kết luận">
          <DirectiveForm
            action={decideInMeetingAction}
            meetingId={meeting.id}
            agencies={choices.agencies}
            tasks={choices.tasks}
            chosen={{ taskId: null, agencyId: null }}
            leads={[]}
            answerBy={formatDate(defaultAnswerBy(today))}
            cancelHref={withParams(`/meetings/${meeting.id}`, { slide: "1" })}
          />
        </Panel>
      )}
      {may(actor, "meeting.hold") && (
        <Panel title="Kết thúc cuộc họp">
          <div className="stack">
            <EndMeetingForm
              action={endMeetingAction}
              meetingId={meeting.id}
              presider={meeting.presider}
              decisions={meeting.decisions.length}
            />
            {discards && <DiscardMeetingForm action={discardMeetingAction} meetingId={meeting.id} />}
          </div>
        </Panel>
      )}
    </div>
  );
}
