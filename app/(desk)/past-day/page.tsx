import type { Metadata } from "next";
import { Main } from "../../../components/shell/page-frame.tsx";
import { ButtonLink } from "../../../components/ui/button.tsx";
import { EmptyState } from "../../../components/ui/notice.tsx";
import { PageHead } from "../../../components/ui/page-head.tsx";
import { safeNext } from "../../../lib/people/rules.ts";
import { requireDesk } from "../../../lib/people/session.ts";
import { todayHref } from "../../../lib/progress/page-reading.ts";

export const metadata: Metadata = { title: "Không ghi vào ngày đã qua" };

/** Where a form ends up that was sent from a page read as of an earlier day: nothing was written. */
export default async function PastDayPage({ searchParams }: PageProps<"/past-day">) {
  await requireDesk();
  const from = safeNext((await searchParams)["from"]);
  return (
    <>
      <PageHead title="Không ghi vào ngày đã qua" />
      <Main>
        <div className="state-page">
          <EmptyState
            icon="cal"
            title="Nội dung vừa gửi chưa được ghi"
            action={
              <div className="actions">
                <ButtonLink variant="primary" href={todayHref(from, { basis: "current" })}>
                  Mở trang theo số liệu hôm nay
                </ButtonLink>
                <ButtonLink href={from}>Về trang vừa xem</ButtonLink>
              </div>
            }
          >
            Trang vừa gửi đang xem số liệu của một ngày đã qua, chỉ để đọc. Chưa có gì thay đổi; mở trang theo số liệu
            hôm nay rồi thực hiện lại.
          </EmptyState>
        </div>
      </Main>
    </>
  );
}
