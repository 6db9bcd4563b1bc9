import type { Metadata } from "next";
import { WorkbookUploadForm } from "../../../../components/progress/workbook-upload-form.tsx";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { PastDayForm } from "../../../../components/shell/past-day.tsx";
import { StatePage } from "../../../../components/shell/state-page.tsx";
import { ButtonLink } from "../../../../components/ui/button.tsx";
import { EmptyState } from "../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../components/ui/panel.tsx";
import { formatDate } from "../../../../lib/calendar/format.ts";
import { requireDesk } from "../../../../lib/people/session.ts";
import { database } from "../../../../lib/platform/database.ts";
import { readAnswer } from "../../../../lib/platform/kept-answers.ts";
import type { SimpleFormState } from "../../../../lib/progress/form-state.ts";
import { readPageReading } from "../../../../lib/progress/page-reading.ts";
import { may } from "../../../../lib/progress/policy.ts";
import { readBoard } from "../../../../lib/progress/queries.ts";
import { WORKBOOK_PAGE, workbookFormName } from "../../../../lib/progress/workbook-form.ts";
import { openParts } from "../../../../lib/progress/workbook-rules.ts";

export const metadata: Metadata = { title: "Cập nhật bằng Excel" };

const BOARD = { href: "/tasks", label: "Bảng theo dõi nhiệm vụ" };

/** An agency's own parts as a workbook: taken away, filled in where there is no line, and sent back to be looked through. */
export default async function WorkbookPage({ searchParams }: PageProps<"/tasks/excel">) {
  const desk = await requireDesk();
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  if (reading.asOf.past) {
    return (
      <PastDayForm reading={reading} here={WORKBOOK_PAGE} back={{ href: BOARD.href, label: "Về bảng theo dõi" }} />
    );
  }
  const { actor } = desk;
  if (actor.agencyId === null || !may(actor, "progress.write", { agencyId: actor.agencyId })) {
    return (
      <StatePage
        icon="lock"
        title="Không có quyền cập nhật bằng Excel"
        action={<ButtonLink href={BOARD.href}>Về bảng theo dõi</ButtonLink>}
      >
        <p>Chỉ cán bộ và lãnh đạo của đơn vị được phân công cập nhật phần việc của đơn vị mình.</p>
      </StatePage>
    );
  }
  const db = database();
  const board = await readBoard(db, { plan: desk.plan, asOf: desk.today });
  const parts = openParts(board, actor.agencyId);
  const answer = (await readAnswer(db, actor.id, workbookFormName(actor.agencyId), query["answer"])) as SimpleFormState;
  return (
    <>
      <PageHead
        crumbs={[BOARD, { label: "Cập nhật bằng Excel" }]}
        title="Cập nhật bằng Excel"
        facts={`${actor.agencyName} · ${parts.length} phần việc nhận cập nhật · Số liệu tính đến ngày ${formatDate(board.asOf)}`}
      />
      <Main>
        {parts.length === 0 ? (
          <EmptyState
            icon="doc-sheet"
            title="Đơn vị không có phần việc nào nhận cập nhật"
            action={<ButtonLink href={BOARD.href}>Về bảng theo dõi</ButtonLink>}
          >
            Các phần việc đã được xác nhận hoàn thành hoặc không áp dụng, hoặc đơn vị chưa được phân công trong kế
            hoạch.
          </EmptyState>
        ) : (
          <div className="cols cols-8-4">
            <div className="stack">
              <Panel title="Bước 1. Tải tệp về">
                <p className="mb-4">
                  Tệp có một dòng cho mỗi phần việc của đơn vị, nội dung lần trước đã được điền sẵn. Điền trên máy,
                  không cần mạng.
                </p>
                <ButtonLink href="/api/exports/updates.xlsx" icon="dl">
                  Tải tệp Excel của đơn vị
                </ButtonLink>
              </Panel>
              <Panel title="Bước 2. Tải tệp đã điền lên">
                <WorkbookUploadForm answer={answer} />
              </Panel>
            </div>
            <Panel title="Cách điền">
              <ul className="list-disc pl-5 grid gap-2 text-table">
                <li>Chỉ điền các cột có tiêu đề màu vàng. Dòng không sửa thì không ghi.</li>
                <li>
                  Không sửa cột “Mã dòng”, không gộp ô. Muốn sắp xếp, xóa bớt dòng, đổi thứ tự cột thì bỏ bảo vệ trang
                  tính (không có mật khẩu).
                </li>
                <li>Ngày ghi ngày/tháng/năm, ví dụ 30/09/2023 hoặc 30/9/23.</li>
                <li>
                  Báo “Đã hoàn thành” cần ngày hoàn thành, số, ký hiệu và ngày văn bản. Kèm tệp thì cập nhật từng nhiệm
                  vụ.
                </li>
                <li>Sau khi tải lên sẽ thấy từng dòng thay đổi gì; bấm ghi thì mới ghi.</li>
                <li>
                  Phần việc đã có người cập nhật sau khi tải tệp về thì dòng đó không nhận, các dòng khác vẫn ghi được.
                </li>
              </ul>
            </Panel>
          </div>
        )}
      </Main>
    </>
  );
}
