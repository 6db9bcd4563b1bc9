import type { Metadata } from "next";
import { WorkbookPreviewPanels } from "../../../../../components/progress/workbook-preview.tsx";
import { WorkbookResult } from "../../../../../components/progress/workbook-result.tsx";
import { Main } from "../../../../../components/shell/page-frame.tsx";
import { PastDayForm } from "../../../../../components/shell/past-day.tsx";
import { StatePage } from "../../../../../components/shell/state-page.tsx";
import { ButtonLink } from "../../../../../components/ui/button.tsx";
import { Notice } from "../../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../../components/ui/page-head.tsx";
import { requireDesk } from "../../../../../lib/people/session.ts";
import { database } from "../../../../../lib/platform/database.ts";
import { readPageReading } from "../../../../../lib/progress/page-reading.ts";
import { applyWorkbookAction } from "../../../../../lib/progress/workbook-actions.ts";
import { WORKBOOK_PAGE } from "../../../../../lib/progress/workbook-form.ts";
import { readWorkbookPreview } from "../../../../../lib/progress/workbook-queries.ts";

export const metadata: Metadata = { title: "Xem trước thay đổi từ Excel" };

/** A workbook that was sent up: row by row what would be written, and once agreed to, what was. */
export default async function WorkbookPreviewPage({ params, searchParams }: PageProps<"/tasks/excel/[id]">) {
  const desk = await requireDesk();
  const { id } = await params;
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const back = { href: WORKBOOK_PAGE, label: "Cập nhật bằng Excel" };
  if (reading.asOf.past) return <PastDayForm reading={reading} here={`${WORKBOOK_PAGE}/${id}`} back={back} />;
  const { actor, plan, today } = desk;
  const preview =
    actor.agencyId === null
      ? null
      : await readWorkbookPreview(database(), { actor, agencyId: actor.agencyId, plan, today, id });
  if (preview === null) {
    return (
      <StatePage
        icon="doc-sheet"
        title="Bản xem trước không còn"
        action={
          <ButtonLink variant="primary" href={WORKBOOK_PAGE}>
            Tải tệp lên lại
          </ButtonLink>
        }
      >
        <p>Bản xem trước chỉ người tải tệp lên xem được và giữ trong một ngày. Chưa bấm ghi thì chưa ghi gì.</p>
      </StatePage>
    );
  }
  return (
    <>
      <PageHead
        crumbs={[
          { href: "/tasks", label: "Bảng theo dõi nhiệm vụ" },
          back,
          { label: preview.written ? "Kết quả" : "Xem trước" },
        ]}
        title={preview.written ? "Đã ghi cập nhật từ Excel" : "Xem trước thay đổi"}
        facts={preview.written ? preview.name : `${preview.name} · Chưa ghi gì cho đến khi bấm ghi`}
      />
      <Main>
        {preview.written ? (
          <WorkbookResult written={preview.written} />
        ) : (
          <>
            {query["refused"] === "changed" && (
              <Notice kind="warn" live title="Chưa ghi gì: số liệu vừa thay đổi" className="mb-4">
                Từ lúc xem trước, có phần việc đã được người khác cập nhật hoặc đã khóa. Bản xem trước dưới đây đã lập
                lại; xem các dòng không nhận rồi bấm ghi.
              </Notice>
            )}
            <WorkbookPreviewPanels
              id={id}
              outcomes={preview.outcomes}
              strays={preview.sheet.strays}
              action={applyWorkbookAction}
            />
          </>
        )}
      </Main>
    </>
  );
}
