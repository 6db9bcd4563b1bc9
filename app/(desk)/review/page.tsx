import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ClaimCard } from "../../../components/review/claim-card.tsx";
import { ReviewTabs } from "../../../components/review/review-tabs.tsx";
import { SweepBar } from "../../../components/review/sweep-bar.tsx";
import { Main } from "../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../components/shell/reading-day.tsx";
import { ButtonLink } from "../../../components/ui/button.tsx";
import { KeyHint } from "../../../components/ui/key-hint.tsx";
import { EmptyState, FlashNotice } from "../../../components/ui/notice.tsx";
import { PageHead } from "../../../components/ui/page-head.tsx";
import { formatDate } from "../../../lib/calendar/format.ts";
import { readFiles } from "../../../lib/evidence/queries.ts";
import { sweepAction } from "../../../lib/oversight/actions.ts";
import { waitingClaims } from "../../../lib/oversight/claims.ts";
import { overdueParts } from "../../../lib/oversight/overdue.ts";
import { may } from "../../../lib/oversight/policy.ts";
import { readLastSweep } from "../../../lib/oversight/queries.ts";
import { requireDesk } from "../../../lib/people/session.ts";
import { database } from "../../../lib/platform/database.ts";
import { decideCompletionAction } from "../../../lib/progress/actions.ts";
import { keepReading, readPageReading } from "../../../lib/progress/page-reading.ts";
import { may as mayDecide } from "../../../lib/progress/policy.ts";
import { readBoard } from "../../../lib/progress/queries.ts";

export const metadata: Metadata = { title: "Bàn duyệt" };

const DONE = {
  confirmed: "Đã xác nhận hoàn thành. Phần việc được tính từ ngày đơn vị báo.",
  returned: "Đã trả lại. Đơn vị nhận được lý do trong thông báo.",
  swept: "Đã rà soát xong.",
} as const;

export default async function ReviewPage({ searchParams }: PageProps<"/review">) {
  const desk = await requireDesk();
  if (!may(desk.actor, "review.read", { userId: null })) redirect("/no-access");
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const { asOf } = reading;
  const keep = keepReading(reading);
  const db = database();
  const [board, lastSweep] = await Promise.all([
    readBoard(db, { plan: desk.plan, asOf: asOf.date, basis: reading.basis }),
    readLastSweep(db),
  ]);
  const claims = waitingClaims(board);
  const only = Number(query["task"]);
  const shown = only ? claims.filter((claim) => claim.task.number === only) : claims;
  const files = await readFiles(
    db,
    shown.map((claim) => claim.word.updateId),
  );
  const decides = mayDecide(desk.actor, "completion.decide", { agencyId: null }) && !asOf.past;
  return (
    <>
      <ReadingDay reading={reading} here={only ? `/review?task=${only}` : "/review"} />
      <ReviewTabs
        current="review"
        waiting={claims.length}
        overdue={overdueParts(board).length}
        keep={keep}
        review
        {...(!asOf.past && { reports: desk.reportsAwaiting, extensions: desk.extensionsAwaiting })}
      />
      <PageHead
        title={
          only
            ? `Nhiệm vụ ${only}: ${shown.length} phần việc chờ xác nhận`
            : `${claims.length} phần việc chờ xác nhận hoàn thành`
        }
        facts={`Số liệu tính đến ngày ${formatDate(board.asOf)}. Xác nhận xong, kết quả tính từ ngày đơn vị báo hoàn thành.`}
        actions={only ? <ButtonLink href={keep("/review")}>Tất cả phần việc chờ xác nhận</ButtonLink> : undefined}
      />
      <Main>
        <FlashNotice code={query["done"]} sentences={DONE} />
        <div className="stack">
          {shown.length > 0 && decides && (
            <p className="keys">
              <KeyHint keys={["J", "K"]}>phần việc</KeyHint>
              <KeyHint keys={["A"]}>đến nút xác nhận</KeyHint>
              <KeyHint keys={["R"]}>ghi lý do trả lại</KeyHint>
            </p>
          )}
          {shown.map((claim, index) => (
            <ClaimCard
              key={claim.word.updateId}
              claim={claim}
              files={files.get(claim.word.updateId) ?? []}
              action={decideCompletionAction}
              decides={decides}
              first={index === 0}
              keep={keep}
            />
          ))}
          {shown.length === 0 && (
            <EmptyState icon="check" title="Không có phần việc nào chờ xác nhận">
              Khi đơn vị báo hoàn thành kèm minh chứng, phần việc sẽ hiện ở đây.
            </EmptyState>
          )}
          {/* When the search last ran is about now, whichever day is read. */}
          {!asOf.past && (
            <SweepBar
              lastSweep={lastSweep}
              action={sweepAction}
              runs={may(desk.actor, "sweep.run", { userId: null })}
            />
          )}
        </div>
      </Main>
    </>
  );
}
