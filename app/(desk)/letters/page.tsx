import type { Metadata } from "next";
import { ReviewTabs } from "../../../components/review/review-tabs.tsx";
import { Main } from "../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../components/shell/reading-day.tsx";
import { AsOfForm } from "../../../components/shell/reading-tools.tsx";
import { ButtonLink } from "../../../components/ui/button.tsx";
import { AppLink } from "../../../components/ui/link.tsx";
import { EmptyState, FlashNotice } from "../../../components/ui/notice.tsx";
import { PageHead } from "../../../components/ui/page-head.tsx";
import { Panel } from "../../../components/ui/panel.tsx";
import { PrintButton } from "../../../components/ui/print-button.tsx";
import { Tabs } from "../../../components/ui/tabs.tsx";
import { LetterTable } from "../../../components/urging/letter-table.tsx";
import { isAfter } from "../../../lib/calendar/days.ts";
import { formatDate } from "../../../lib/calendar/format.ts";
import { may as mayOversee } from "../../../lib/oversight/policy.ts";
import { requireDesk } from "../../../lib/people/session.ts";
import { database } from "../../../lib/platform/database.ts";
import { readIsoDate } from "../../../lib/progress/filter.ts";
import { keepReading, readPageReading } from "../../../lib/progress/page-reading.ts";
import { figuresDayWords } from "../../../lib/progress/words.ts";
import { type LetterRow, readLetters } from "../../../lib/urging/letter-queries.ts";
import { may } from "../../../lib/urging/policy.ts";
import { LETTER_STATE_WORDS, LETTER_STATES } from "../../../lib/urging/words.ts";

export const metadata: Metadata = { title: "Công văn đôn đốc" };

const DONE = {
  drafted: "Đã lập dự thảo, mỗi đơn vị một công văn. Xem lại, in bản Word để ký, rồi ghi số và ngày ban hành.",
  discarded: "Đã bỏ dự thảo; nội dung vẫn còn ở danh sách quá hạn.",
} as const;

/** Letters of urging and how each stands. An agency sees its own first. */
export default async function LettersPage({ searchParams }: PageProps<"/letters">) {
  const desk = await requireDesk();
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const { asOf } = reading;
  const keep = keepReading(reading);
  const letters = await readLetters(database(), { planId: desk.plan.id, asOf: asOf.date, actor: desk.actor });
  const answers = may(desk.actor, "letter.answer", { agencyId: desk.actor.agencyId });
  const own = answers && query["view"] !== "all";
  const mine = letters.filter(({ agencyId }) => agencyId === desk.actor.agencyId);
  const since = readIsoDate(typeof query["since"] === "string" ? query["since"] : "");
  const scope = (own ? mine : letters).filter((letter) => since === null || isInForceAfter(letter, since));
  const state = LETTER_STATES.find((known) => known === query["state"]) ?? null;
  const shown = state ? scope.filter((letter) => letter.state === state) : scope;
  const issued = scope.filter(({ document }) => document !== null);
  const count = (wanted: string) => scope.filter((letter) => letter.state === wanted).length;
  const address = (change: { view?: "own" | "all"; state?: string | null }) => {
    const params = new URLSearchParams();
    if (answers && (change.view ?? (own ? "own" : "all")) === "all") params.set("view", "all");
    if (since) params.set("since", since.toString());
    const wanted = change.state === undefined ? state : change.state;
    if (wanted) params.set("state", wanted);
    return params.size > 0 ? `/letters?${params}` : "/letters";
  };
  const here = address({});
  const overdue = mayOversee(desk.actor, "overdue.read", { userId: null });
  return (
    <>
      <ReadingDay reading={reading} here={here} />
      {overdue && (
        <ReviewTabs
          current="letters"
          waiting={asOf.past ? undefined : desk.awaitingReview}
          letters={count("DRAFT") + count("UNANSWERED")}
          keep={keep}
          review={mayOversee(desk.actor, "review.read", { userId: null })}
        />
      )}
      <PageHead
        title="Công văn đôn đốc"
        facts={`${issued.length} công văn đã ban hành: ${count("WAITING")} chờ trả lời, ${count("UNANSWERED")} quá hạn trả lời, ${count("ANSWERED") + count("ANSWERED_LATE")} đã trả lời. ${figuresDayWords(asOf.date, desk.sampleData)}.`}
        actions={
          <>
            <AsOfForm reading={reading} here={here} />
            <PrintButton />
          </>
        }
      />
      <Main className="stack">
        <FlashNotice code={query["done"]} sentences={DONE} />
        <div className="print-only print-h">
          <b>CÔNG VĂN ĐÔN ĐỐC</b>
          <i>{figuresDayWords(asOf.date, desk.sampleData)}</i>
        </div>
        {since && (
          <p className="meta">
            Chỉ gồm công văn ban hành sau ngày {formatDate(since)}, còn hiệu lực.{" "}
            <AppLink href={keep("/letters?view=all")}>Bỏ lọc</AppLink>
          </p>
        )}
        {answers && (
          <Tabs
            label="Phạm vi"
            tabs={[
              { href: keep(address({ view: "own" })), label: "Gửi đơn vị", count: mine.length, current: own },
              { href: keep(address({ view: "all" })), label: "Toàn tỉnh", count: letters.length, current: !own },
            ]}
          />
        )}
        <Tabs
          label="Tình trạng"
          className="views"
          tabs={[
            { href: keep(address({ state: null })), label: "Tất cả", count: scope.length, current: state === null },
            ...LETTER_STATES.filter((known) => count(known) > 0 || known === state).map((known) => ({
              href: keep(address({ state: known })),
              label: LETTER_STATE_WORDS[known],
              count: count(known),
              current: state === known,
            })),
          ]}
        />
        <Panel title="Danh sách" count={`${shown.length}/${scope.length} công văn`} flush={shown.length > 0}>
          {shown.length > 0 ? (
            <LetterTable rows={shown} keep={keep} />
          ) : scope.length > 0 ? (
            <EmptyState icon="search" title="Không có công văn nào ở tình trạng này" />
          ) : (
            <EmptyState
              icon="mail"
              title={own ? "Đơn vị chưa nhận công văn đôn đốc nào" : "Chưa có công văn đôn đốc nào"}
              action={
                may(desk.actor, "letter.write", { agencyId: null }) &&
                !asOf.past && <ButtonLink href="/review/overdue">Chọn nội dung quá hạn</ButtonLink>
              }
            />
          )}
        </Panel>
      </Main>
    </>
  );
}

/** Issued after a day, and not replaced: what the charts count since then. */
function isInForceAfter({ document, state }: LetterRow, day: Temporal.PlainDate): boolean {
  return document !== null && isAfter(document.date, day) && state !== "REPLACED";
}
