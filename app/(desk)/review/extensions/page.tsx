import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ExtensionCard } from "../../../../components/review/extension-card.tsx";
import { ReviewTabs } from "../../../../components/review/review-tabs.tsx";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../../components/shell/reading-day.tsx";
import { EmptyState, FlashNotice } from "../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { formatDate } from "../../../../lib/calendar/format.ts";
import { waitingClaims } from "../../../../lib/oversight/claims.ts";
import { may } from "../../../../lib/oversight/policy.ts";
import { requireDesk } from "../../../../lib/people/session.ts";
import { database } from "../../../../lib/platform/database.ts";
import { decideExtensionAction } from "../../../../lib/progress/actions.ts";
import { readExtensions } from "../../../../lib/progress/extension-queries.ts";
import { keepReading, readPageReading } from "../../../../lib/progress/page-reading.ts";
import { may as mayDecide } from "../../../../lib/progress/policy.ts";
import { readBoard } from "../../../../lib/progress/queries.ts";

export const metadata: Metadata = { title: "Đề nghị gia hạn" };

const DONE = {
  granted: "Đã gia hạn. Hạn gốc được giữ; đơn vị nhận được thông báo.",
  refused: "Đã trả lời không đồng ý; đơn vị nhận được lý do.",
} as const;

export default async function ExtensionsPage({ searchParams }: PageProps<"/review/extensions">) {
  const desk = await requireDesk();
  if (!may(desk.actor, "review.read", { userId: null })) redirect("/no-access");
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const { asOf } = reading;
  const keep = keepReading(reading);
  const rows = await readExtensions(database(), { planId: desk.plan.id, asOf: asOf.date });
  // The frame knows how many claims wait today; how many waited then only the board of that day does.
  const claims = asOf.past
    ? waitingClaims(await readBoard(database(), { plan: desk.plan, asOf: asOf.date })).length
    : desk.awaitingReview;
  const waiting = rows.filter((row) => row.verdict === null);
  const answered = rows.filter((row) => row.verdict !== null);
  const decides = mayDecide(desk.actor, "extension.decide", { agencyId: null }) && !asOf.past;
  return (
    <>
      <ReadingDay reading={reading} here="/review/extensions" />
      <ReviewTabs
        current="extensions"
        waiting={claims}
        extensions={waiting.length}
        keep={keep}
        review
        {...(!asOf.past && { reports: desk.reportsAwaiting })}
      />
      <PageHead
        title={`${waiting.length} đề nghị gia hạn chờ quyết định`}
        facts={`Số liệu tính đến ngày ${formatDate(asOf.date)}. Mỗi lần gia hạn phải có văn bản; hạn gốc luôn được giữ.`}
      />
      <Main>
        <FlashNotice code={query["done"]} sentences={DONE} />
        <div className="stack">
          {waiting.map((row, index) => (
            <ExtensionCard
              key={row.requestId}
              row={row}
              action={decideExtensionAction}
              decides={decides}
              first={index === 0}
              keep={keep}
            />
          ))}
          {waiting.length === 0 && (
            <EmptyState icon="check" title="Không có đề nghị gia hạn nào chờ quyết định">
              Cơ quan chủ trì gửi đề nghị từ trang nhiệm vụ, trước khi hết hạn.
            </EmptyState>
          )}
          {answered.length > 0 && <h2>Đã trả lời hoặc đã rút gần đây</h2>}
          {answered.map((row) => (
            <ExtensionCard
              key={row.requestId}
              row={row}
              action={decideExtensionAction}
              decides={false}
              first={false}
              keep={keep}
            />
          ))}
        </div>
      </Main>
    </>
  );
}
