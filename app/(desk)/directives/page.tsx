import type { Metadata } from "next";
import { DirectiveTable } from "../../../components/directives/directive-table.tsx";
import { ReviewTabs } from "../../../components/review/review-tabs.tsx";
import { Main } from "../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../components/shell/reading-day.tsx";
import { AsOfForm } from "../../../components/shell/reading-tools.tsx";
import { ButtonLink } from "../../../components/ui/button.tsx";
import { EmptyState } from "../../../components/ui/notice.tsx";
import { PageHead } from "../../../components/ui/page-head.tsx";
import { Panel } from "../../../components/ui/panel.tsx";
import { PrintButton } from "../../../components/ui/print-button.tsx";
import { Tabs } from "../../../components/ui/tabs.tsx";
import { may } from "../../../lib/directives/policy.ts";
import { readDirectives } from "../../../lib/directives/queries.ts";
import { owesAnswer } from "../../../lib/directives/rules.ts";
import { DIRECTIVE_STATE_WORDS, DIRECTIVE_STATES } from "../../../lib/directives/words.ts";
import { may as mayOversee } from "../../../lib/oversight/policy.ts";
import { requireDesk } from "../../../lib/people/session.ts";
import { database } from "../../../lib/platform/database.ts";
import { keepReading, readPageReading, withParams } from "../../../lib/progress/page-reading.ts";
import { figuresDayWords } from "../../../lib/progress/words.ts";

export const metadata: Metadata = { title: "Ý kiến chỉ đạo" };

/** Narrows the list to what some agency still owes an answer to. */
const OWED = "owed";

/** Directives and how each stands at its agencies. An agency sees its own first. */
export default async function DirectivesPage({ searchParams }: PageProps<"/directives">) {
  const desk = await requireDesk();
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const { asOf } = reading;
  const keep = keepReading(reading);
  const all = await readDirectives(database(), { planId: desk.plan.id, asOf: asOf.date });
  const { agencyId } = desk.actor;
  const answers = may(desk.actor, "directive.answer", { agencyId, authorId: null });
  const own = answers && query["view"] !== "all";
  const mine = all
    .map((row) => ({ ...row, parts: row.parts.filter((part) => part.agencyId === agencyId) }))
    .filter(({ parts }) => parts.length > 0);
  const scope = own ? mine : all;
  const state = DIRECTIVE_STATES.find((known) => known === query["state"]) ?? null;
  const inState = (wanted: string) => scope.filter(({ parts }) => parts.some((part) => part.state === wanted));
  const owing = scope.filter(({ parts }) => parts.some((part) => owesAnswer(part.state)));
  const owed = query["state"] === OWED;
  const shown = owed ? owing : state ? inState(state) : scope;
  const open = owing.length;
  const address = (change: { view?: "own" | "all"; state?: string | null }) =>
    withParams("/directives", {
      view: answers && (change.view ?? (own ? "own" : "all")) === "all" ? "all" : null,
      state: change.state === undefined ? (owed ? OWED : state) : change.state,
    });
  return (
    <>
      <ReadingDay reading={reading} here={address({})} />
      {mayOversee(desk.actor, "overdue.read", { userId: null }) && (
        <ReviewTabs
          current="directives"
          waiting={asOf.past ? undefined : desk.awaitingReview}
          directives={open}
          keep={keep}
          review={mayOversee(desk.actor, "review.read", { userId: null })}
        />
      )}
      <PageHead
        title="Ý kiến chỉ đạo"
        facts={`${open}/${scope.length} ý kiến chưa được trả lời đủ, ${inState("UNANSWERED").length}/${scope.length} quá hạn trả lời. ${figuresDayWords(asOf.date, desk.sampleData)}.`}
        actions={
          <>
            {may(desk.actor, "directive.give", { agencyId: null, authorId: null }) && !asOf.past && (
              <ButtonLink variant="primary" icon="flag" href="/directives/new">
                Ghi ý kiến chỉ đạo
              </ButtonLink>
            )}
            <AsOfForm reading={reading} here={address({})} />
            <PrintButton />
          </>
        }
      />
      <Main className="stack">
        <div className="print-only print-h">
          <b>Ý KIẾN CHỈ ĐẠO</b>
          <i>{figuresDayWords(asOf.date, desk.sampleData)}</i>
        </div>
        {answers && (
          <Tabs
            label="Phạm vi"
            tabs={[
              { href: keep(address({ view: "own" })), label: "Gửi đơn vị", count: mine.length, current: own },
              { href: keep(address({ view: "all" })), label: "Toàn tỉnh", count: all.length, current: !own },
            ]}
          />
        )}
        <Tabs
          label="Tình trạng"
          className="views"
          tabs={[
            {
              href: keep(address({ state: null })),
              label: "Tất cả",
              count: scope.length,
              current: state === null && !owed,
            },
            { href: keep(address({ state: OWED })), label: "Chưa trả lời đủ", count: open, current: owed },
            ...DIRECTIVE_STATES.filter((known) => inState(known).length > 0 || known === state).map((known) => ({
              href: keep(address({ state: known })),
              label: DIRECTIVE_STATE_WORDS[known],
              count: inState(known).length,
              current: state === known,
            })),
          ]}
        />
        <Panel title="Danh sách" count={`${shown.length}/${scope.length} ý kiến`} flush={shown.length > 0}>
          {shown.length > 0 ? (
            <DirectiveTable rows={shown} keep={keep} />
          ) : scope.length > 0 ? (
            <EmptyState icon="search" title="Không có ý kiến nào ở tình trạng này" />
          ) : (
            <EmptyState icon="flag" title={own ? "Đơn vị chưa nhận ý kiến chỉ đạo nào" : "Chưa có ý kiến chỉ đạo nào"}>
              Lãnh đạo và Văn phòng UBND tỉnh ghi ý kiến chỉ đạo về một nhiệm vụ hoặc gửi đơn vị; đơn vị xác nhận và trả
              lời tại đây.
            </EmptyState>
          )}
        </Panel>
      </Main>
    </>
  );
}
