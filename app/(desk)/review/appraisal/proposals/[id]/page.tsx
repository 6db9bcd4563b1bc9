import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { OtherSubmissions, ReplacedChip } from "../../../../../../components/appraisal/other-submissions.tsx";
import { ProposalCard } from "../../../../../../components/appraisal/proposal-card.tsx";
import { workingHref } from "../../../../../../components/appraisal/ranking-table.tsx";
import { roundFacts } from "../../../../../../components/appraisal/rounds-panel.tsx";
import { SubmissionPaper } from "../../../../../../components/appraisal/submission-paper.tsx";
import { DownloadLinks } from "../../../../../../components/documents/download-links.tsx";
import { DiscardDraftForm, IssueDraftForm } from "../../../../../../components/documents/draft-forms.tsx";
import { Main } from "../../../../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../../../../components/shell/reading-day.tsx";
import { ButtonLink } from "../../../../../../components/ui/button.tsx";
import { AppLink } from "../../../../../../components/ui/link.tsx";
import { DefinitionList } from "../../../../../../components/ui/lists.tsx";
import { EmptyState, FlashNotice, Notice } from "../../../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../../../components/ui/panel.tsx";
import { decideProposalAction, discardRoundAction, issueRoundAction } from "../../../../../../lib/appraisal/actions.ts";
import { type AppraisalContent, DEGREES, submissionContent } from "../../../../../../lib/appraisal/content.ts";
import { periodParams, periodWords } from "../../../../../../lib/appraisal/period.ts";
import { may } from "../../../../../../lib/appraisal/policy.ts";
import { type Round, readAppraisalRecord, readRoundContent } from "../../../../../../lib/appraisal/queries.ts";
import {
  acceptedOf,
  countStates,
  decisionsMade,
  issuingRefusal,
  standing,
} from "../../../../../../lib/appraisal/round.ts";
import { ADDRESSEE } from "../../../../../../lib/appraisal/submission-document.ts";
import { DEGREE_WORDS } from "../../../../../../lib/appraisal/words.ts";
import { formatDate } from "../../../../../../lib/calendar/format.ts";
import { readLetterhead } from "../../../../../../lib/documents/letterhead-queries.ts";
import { symbolOf } from "../../../../../../lib/documents/official.ts";
import { type Desk, requireDesk } from "../../../../../../lib/people/session.ts";
import { database } from "../../../../../../lib/platform/database.ts";
import {
  type KeepReading,
  keepReading,
  readPageReading,
  withParams,
} from "../../../../../../lib/progress/page-reading.ts";
import { figuresDayWords } from "../../../../../../lib/progress/words.ts";

export const metadata: Metadata = { title: "Đề xuất biểu dương, phê bình" };

const DONE = {
  drafted: "Đã lập dự thảo. Xử lý từng đề xuất, in bản Word để ký, rồi ghi số và ngày ban hành.",
  replacing:
    "Đã lập dự thảo tờ trình thay thế, với số liệu và các quyết định như cũ. Xử lý lại đề xuất cần sửa, in bản Word để ký, rồi ghi số và ngày ban hành.",
  accepted: "Đã đồng ý; đề xuất có trong tờ trình.",
  dismissed: "Đã bỏ đề xuất; lý do còn trên hồ sơ.",
  issued: "Đã ban hành tờ trình; đơn vị đọc được nội dung về mình. Đề xuất từ nay không sửa được.",
} as const;

/** A round of proposals: each to be decided, the submission they make, and its number. */
export default async function RoundPage({ params, searchParams }: PageProps<"/review/appraisal/proposals/[id]">) {
  const desk = await requireDesk();
  if (!may(desk.actor, "proposal.read", { agencyId: null })) redirect("/no-access");
  const { id } = await params;
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound();
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const { asOf } = reading;
  const keep = keepReading(reading);
  const db = database();
  const { rounds } = await readAppraisalRecord(db, { planId: desk.plan.id, asOf: asOf.date });
  const round = rounds.find((known) => known.id === Number(id));
  const content = round ? await readRoundContent(db, { planId: desk.plan.id, id: round.id }) : null;
  if (!round || content === null) notFound();
  const here = `/review/appraisal/proposals/${round.id}`;
  const writes = !asOf.past && may(desk.actor, "proposal.write", { agencyId: null });
  const decides = writes && round.document === null;
  const counted = Temporal.PlainDate.from(content.asOf);
  return (
    <>
      <ReadingDay reading={reading} here={here} />
      <PageHead
        title={`Đề xuất biểu dương, phê bình ${periodWords(round.period)}`}
        mark={<ReplacedChip instead={round.instead} />}
        facts={`${roundFacts(round)}. ${figuresDayWords(counted, desk.sampleData, "current")}, cách tính phiên bản ${content.rule.version}.`}
        crumbs={[
          {
            href: keep(withParams("/review/appraisal", periodParams(round.period))),
            label: "Biểu dương, phê bình",
          },
          { label: `Đề xuất ${periodWords(round.period)}` },
        ]}
        actions={
          <>
            <DownloadLinks path={`/api/exports/appraisal?round=${round.id}`} types={["xlsx"]} keep={keep} />
            <ButtonLink
              icon="dl"
              href={round.document ? `/api/documents/${round.document.id}` : `/api/appraisal/${round.id}/word`}
            >
              Tải bản Word
            </ButtonLink>
          </>
        }
      />
      <Main className="stack">
        <FlashNotice code={query["done"]} sentences={DONE} />
        <OtherSubmissions replaces={round.replaces} instead={round.instead} keep={keep} />
        <div className="cols cols-8-4">
          <div className="stack">
            <Proposals round={round} decides={decides} frozen={content} />
            <Submission desk={desk} round={round} content={content} />
          </div>
          <div className="stack">
            <Panel title="Tình hình xử lý">
              <DefinitionList items={[...stateItems(round), ...registerItems(round, { keep, writes })]} />
            </Panel>
            {decides && <Ending desk={desk} round={round} />}
            {asOf.past && <Notice title="Đang xem ngày trước">Về ngày hôm nay để xử lý và ban hành.</Notice>}
          </div>
        </div>
      </Main>
    </>
  );
}

function Proposals({ round, decides, frozen }: { round: Round; decides: boolean; frozen: AppraisalContent }) {
  return (
    <>
      {DEGREES.map((degree) => {
        const proposals = round.proposals.filter((proposal) => standing(proposal).degree === degree);
        if (proposals.length === 0) return null;
        return (
          <Panel key={degree} title={DEGREE_WORDS[degree]} count={`${proposals.length} đơn vị`} flush>
            <ul className="rows">
              {proposals.map((proposal) => (
                <li key={proposal.id}>
                  <ProposalCard
                    proposal={proposal}
                    // As of the day of the figures: the working that the proposal rests on.
                    workingHref={withParams(workingHref(proposal.agencyCode, round.period), { asOf: frozen.asOf })}
                    action={decides ? decideProposalAction : null}
                  />
                </li>
              ))}
            </ul>
          </Panel>
        );
      })}
    </>
  );
}

function stateItems(round: Round) {
  const { WAITING, ACCEPTED, DISMISSED } = countStates(round.proposals);
  const whole = round.proposals.length;
  return [
    { term: "Chờ xử lý", value: `${WAITING}/${whole}` },
    { term: "Đã đồng ý", value: `${ACCEPTED}/${whole}` },
    { term: "Đã bỏ", value: `${DISMISSED}/${whole}` },
  ];
}

/** Where an issued submission stands on the register, and is replaced or corrected while in force; nothing for a draft. */
function registerItems({ document, instead }: Round, { keep, writes }: { keep: KeepReading; writes: boolean }) {
  if (document === null) return [];
  const words = writes && !instead?.document ? "Xem trong sổ; thay thế, đính chính" : "Xem trong sổ";
  return [{ term: "Sổ văn bản", value: <AppLink href={keep(`/documents/issued/${document.id}`)}>{words}</AppLink> }];
}

function Submission({ desk, round, content }: { desk: Desk; round: Round; content: AppraisalContent }) {
  const accepted = acceptedOf(round.proposals);
  return (
    <Panel title="Tờ trình" count={`${accepted.length}/${round.proposals.length} đề xuất`}>
      {accepted.length > 0 ? (
        <SubmissionPaper
          content={submissionContent(content, round, desk.plan)}
          addressee={ADDRESSEE}
          number={round.document && `Số ${round.document.number}, ngày ${formatDate(round.document.date)}`}
          sampleData={desk.sampleData}
        />
      ) : (
        <EmptyState icon="doc" title="Chưa có đề xuất nào được đồng ý">
          Đề xuất đã đồng ý được đưa vào tờ trình.
        </EmptyState>
      )}
    </Panel>
  );
}

async function Ending({ desk, round }: { desk: Desk; round: Round }) {
  const { replaces } = round;
  const refusal = issuingRefusal(round.proposals);
  const { letterhead } = await readLetterhead(database(), desk.plan);
  return (
    <>
      <Panel title="Ban hành">
        {refusal ? (
          <p>{refusal}</p>
        ) : (
          <IssueDraftForm
            action={issueRoundAction}
            hidden={{ roundId: round.id, seenDecisions: decisionsMade(round.proposals) }}
            example={`78/${symbolOf("SUBMISSION", letterhead.symbol)}`}
            help="Số lấy từ sổ văn bản đi sau khi ký. Ghi xong, đề xuất không sửa được nữa và đơn vị đọc được nội dung về mình."
          />
        )}
      </Panel>
      <Panel title="Không trình nữa">
        <DiscardDraftForm
          action={discardRoundAction}
          hidden={{ roundId: round.id }}
          help={
            replaces
              ? `Tờ trình số ${replaces.document.number} vẫn giữ nguyên hiệu lực. Các quyết định trong dự thảo vẫn còn trong nhật ký.`
              : "Các quyết định trong dự thảo vẫn còn trong nhật ký. Sau đó có thể lập lại theo số liệu mới."
          }
        />
      </Panel>
    </>
  );
}
