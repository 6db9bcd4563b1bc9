import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AcknowledgeForm, DecideForm, DirectiveAnswerForm } from "../../../../components/directives/entry-forms.tsx";
import { PartHistory } from "../../../../components/directives/part-history.tsx";
import { DirectiveStateChip } from "../../../../components/directives/state-chip.tsx";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../../components/shell/reading-day.tsx";
import { AppLink } from "../../../../components/ui/link.tsx";
import { DefinitionList } from "../../../../components/ui/lists.tsx";
import { FlashNotice } from "../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../components/ui/panel.tsx";
import { PrintButton } from "../../../../components/ui/print-button.tsx";
import { formatDate, formatInstant } from "../../../../lib/calendar/format.ts";
import { enterDirectiveAction } from "../../../../lib/directives/actions.ts";
import { may } from "../../../../lib/directives/policy.ts";
import { type DirectivePart, type DirectiveRow, readDirectives } from "../../../../lib/directives/queries.ts";
import { defaultAnswerBy, owesAnswer } from "../../../../lib/directives/rules.ts";
import { type Desk, requireDesk } from "../../../../lib/people/session.ts";
import { ZONE } from "../../../../lib/platform/clock.ts";
import { database } from "../../../../lib/platform/database.ts";
import { type KeepReading, keepReading, readPageReading } from "../../../../lib/progress/page-reading.ts";
import { figuresDayWords } from "../../../../lib/progress/words.ts";

export const metadata: Metadata = { title: "Ý kiến chỉ đạo" };

const DONE = {
  given: "Đã gửi ý kiến chỉ đạo; từng đơn vị nhận được báo.",
  acknowledged: "Đã xác nhận; ý kiến chỉ đạo vẫn chờ đơn vị trả lời.",
  answered: "Đã gửi trả lời; lãnh đạo và Văn phòng UBND tỉnh được báo.",
  returned: "Đã trả lại; đơn vị được báo lý do và ngày trả lời lại.",
  closed: "Đã đóng ý kiến chỉ đạo với đơn vị.",
} as const;

/** One directive: what was asked, and the conversation with each agency, one's own first. */
export default async function DirectivePage({ params, searchParams }: PageProps<"/directives/[id]">) {
  const desk = await requireDesk();
  const text = (await params).id;
  if (!/^[1-9]\d{0,8}$/.test(text)) notFound();
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const { asOf } = reading;
  const keep = keepReading(reading);
  const question = { planId: desk.plan.id, asOf: asOf.date, id: Number(text) };
  const [directive] = await readDirectives(database(), question);
  if (!directive) notFound();
  const isOwn = (part: DirectivePart) => part.agencyId === desk.actor.agencyId;
  const parts = directive.parts.toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
  return (
    <>
      <ReadingDay reading={reading} here={`/directives/${directive.id}`} />
      <PageHead
        crumbs={[{ href: keep("/directives"), label: "Ý kiến chỉ đạo" }, { label: `Ý kiến ${directive.id}` }]}
        title={`Ý kiến chỉ đạo của ${directive.by}`}
        facts={`Ngày ${formatDate(dayOf(directive))} · trả lời chậm nhất ngày ${formatDate(directive.answerBy)}`}
        actions={<PrintButton />}
      />
      <Main>
        <div className="print-only print-h">
          <b>Ý KIẾN CHỈ ĐẠO</b>
          <i>{figuresDayWords(asOf.date, desk.sampleData)}</i>
        </div>
        <FlashNotice code={query["done"]} sentences={DONE} />
        <div className="cols cols-8-4">
          <div className="stack">
            <Panel title="Nội dung">
              <p className="pre-line">{directive.text}</p>
            </Panel>
            {parts.map((part) => (
              <Panel
                key={part.id}
                id={part.agencyCode}
                title={part.agencyName}
                aside={<DirectiveStateChip state={part.state} />}
                flush
              >
                <PartHistory part={part} />
                {!asOf.past && <Forms desk={desk} directive={directive} part={part} />}
              </Panel>
            ))}
          </div>
          <About directive={directive} keep={keep} day={figuresDayWords(asOf.date, desk.sampleData)} />
        </div>
      </Main>
    </>
  );
}

const dayOf = ({ at }: DirectiveRow) => at.toZonedDateTimeISO(ZONE).toPlainDate();

/** What the reader can do about the directive at one agency; nothing where they can do nothing. */
function Forms({ desk, directive, part }: { desk: Desk; directive: DirectiveRow; part: DirectivePart }) {
  const thing = { agencyId: part.agencyId, authorId: directive.authorId };
  const next = { action: enterDirectiveAction, partId: part.id, seenSeq: part.entries.at(-1)?.seq ?? 0 };
  if (part.state === "CLOSED") return null;
  const answered = part.state === "ANSWERED";
  if (may(desk.actor, "directive.answer", thing)) {
    return (
      <div className="panel-body stack">
        {part.entries.length === 0 && <AcknowledgeForm {...next} />}
        <DirectiveAnswerForm {...next} answered={answered} />
      </div>
    );
  }
  if (!may(desk.actor, "directive.decide", thing)) return null;
  return (
    <div className="panel-body">
      <DecideForm {...next} answered={answered} answerBy={formatDate(defaultAnswerBy(desk.today))} />
    </div>
  );
}

function About({ directive, keep, day }: { directive: DirectiveRow; keep: KeepReading; day: string }) {
  const { taskNumber, taskTitle, meeting, parts } = directive;
  const answered = parts.filter((part) => !owesAnswer(part.state)).length;
  return (
    <div className="stack">
      <Panel title="Về ý kiến này">
        <DefinitionList
          items={[
            { term: "Người chỉ đạo", value: directive.by },
            { term: "Ghi lúc", value: formatInstant(directive.at, ZONE) },
            ...(meeting
              ? [
                  {
                    term: "Kết luận của",
                    value: (
                      <AppLink href={keep(`/meetings/${meeting.id}`)}>
                        cuộc họp ngày {formatDate(meeting.heldOn)}
                      </AppLink>
                    ),
                  },
                ]
              : []),
            { term: "Trả lời chậm nhất", value: formatDate(directive.answerBy) },
            {
              term: "Nhiệm vụ",
              value:
                taskNumber === null ? (
                  "không gắn nhiệm vụ"
                ) : (
                  <AppLink href={keep(`/tasks/${taskNumber}`)}>
                    {taskNumber}. {taskTitle}
                  </AppLink>
                ),
            },
            { term: "Đã trả lời hoặc đóng", value: `${answered}/${parts.length} đơn vị` },
          ]}
        />
        {parts.length > 1 && (
          <ul className="rows rows-tight mt-3">
            {parts.map((part) => (
              <li key={part.id} className="text-table">
                <DirectiveStateChip state={part.state} /> <a href={`#${part.agencyCode}`}>{part.agencyName}</a>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <p className="meta">{day}.</p>
    </div>
  );
}
