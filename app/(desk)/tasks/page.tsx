import type { Metadata } from "next";
import { DownloadLinks } from "../../../components/documents/download-links.tsx";
import { Main } from "../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../components/shell/reading-day.tsx";
import { AsOfForm } from "../../../components/shell/reading-tools.tsx";
import { BucketBar } from "../../../components/task/bucket-bar.tsx";
import { TaskFilters } from "../../../components/task/task-filters.tsx";
import { TaskTable } from "../../../components/task/task-table.tsx";
import { ButtonLink } from "../../../components/ui/button.tsx";
import { KeyHint } from "../../../components/ui/key-hint.tsx";
import { AppLink } from "../../../components/ui/link.tsx";
import { EmptyState } from "../../../components/ui/notice.tsx";
import { PageHead } from "../../../components/ui/page-head.tsx";
import { PrintButton } from "../../../components/ui/print-button.tsx";
import { Tabs } from "../../../components/ui/tabs.tsx";
import { formatDate } from "../../../lib/calendar/format.ts";
import { bucketFigures } from "../../../lib/metrics/figures.ts";
import { requireDesk } from "../../../lib/people/session.ts";
import { APPENDIX_2, appendixAttachedTo } from "../../../lib/plans/appendix-words.ts";
import { database } from "../../../lib/platform/database.ts";
import {
  filterTasks,
  NO_FILTER,
  needsAttention,
  readTaskFilter,
  type TaskFilter,
  taskFilterParams,
} from "../../../lib/progress/filter.ts";
import { filterWords } from "../../../lib/progress/filter-words.ts";
import { keepReading, readPageReading } from "../../../lib/progress/page-reading.ts";
import { may } from "../../../lib/progress/policy.ts";
import { readBoard } from "../../../lib/progress/queries.ts";
import { BASIS_WORDS } from "../../../lib/progress/words.ts";
import { WORKBOOK_PAGE } from "../../../lib/progress/workbook-form.ts";

export const metadata: Metadata = { title: "Bảng theo dõi nhiệm vụ" };

export default async function TasksPage({ searchParams }: PageProps<"/tasks">) {
  const desk = await requireDesk();
  const params = await searchParams;
  const reading = readPageReading(params, desk.today, desk.plan.year);
  const { asOf } = reading;
  const filter = readTaskFilter(params);
  const board = await readBoard(database(), {
    plan: desk.plan,
    asOf: asOf.date,
    basis: filter.basis,
    search: filter.q,
  });
  const tasks = filterTasks(board, filter);
  const figures = bucketFigures(board);

  const pathOf = (wanted: TaskFilter) => {
    const search = taskFilterParams(wanted);
    return search.size > 0 ? `/tasks?${search}` : "/tasks";
  };
  const query = (wanted: TaskFilter) => keepReading({ asOf, basis: wanted.basis })(pathOf(wanted));
  const hrefOf = (change: Partial<TaskFilter>) => query({ ...filter, ...change });
  const viewOf = (change: Partial<TaskFilter>) => query({ ...NO_FILTER, basis: filter.basis, ...change });
  const attention = board.tasks.filter((task) => needsAttention(task, board)).length;
  const month = board.closedMonth.month;
  const narrowed = filterWords(filter, board).join("; ");
  const sheet = `Phụ lục II, Kế hoạch triển khai Đề án 06 năm ${desk.plan.year}`;

  return (
    <>
      <ReadingDay reading={reading} here={pathOf(filter)} />
      <PageHead
        title="Bảng theo dõi nhiệm vụ"
        facts={
          <>
            {sheet} · {board.tasks.length} nhiệm vụ · Số liệu tính đến ngày {formatDate(board.asOf)}
            {!asOf.past && may(desk.actor, "progress.write", { agencyId: desk.actor.agencyId }) && (
              <>
                {" · "}
                <AppLink href={WORKBOOK_PAGE}>Cập nhật bằng Excel</AppLink>
              </>
            )}
          </>
        }
        actions={
          <>
            <AsOfForm reading={reading} here={pathOf(filter)} />
            <DownloadLinks
              path={`/api/exports/tasks?${taskFilterParams(filter)}`}
              types={["docx", "xlsx", "csv"]}
              keep={keepReading(reading)}
            />
            <PrintButton />
          </>
        }
      />
      <Main className="main-tight">
        <div className="print-only print-h">
          <b>{APPENDIX_2.heading}</b>
          <b>{APPENDIX_2.title}</b>
          <i>{appendixAttachedTo(desk.plan.year)}</i>
          <i>
            Số liệu tính đến ngày {formatDate(board.asOf)}, {BASIS_WORDS[board.basis]}
            {desk.sampleData && " – số liệu minh họa"}
          </i>
          {narrowed && (
            <i>
              Lọc: {narrowed} – {tasks.length}/{board.tasks.length} nhiệm vụ
            </i>
          )}
        </div>
        <BucketBar board={board} figures={figures} current={filter.bucket} hrefOf={hrefOf} />
        <section className="panel mt-3" aria-label="Danh sách nhiệm vụ">
          <Tabs
            label="Chế độ xem"
            className="views"
            tabs={[
              { href: viewOf({}), label: "Tất cả nhiệm vụ", current: filter.view === null },
              {
                href: viewOf({ view: "attention" }),
                label: "Cần chú ý",
                count: attention,
                current: filter.view === "attention",
              },
              {
                href: viewOf({ view: "silent" }),
                label: `Chưa cập nhật tháng ${month}`,
                count: figures.silent.length,
                current: filter.view === "silent",
              },
              // The lists behind two key figures: no tabs of every day, but one must see where one is.
              ...(filter.view === "spoken" || filter.view === "done"
                ? [
                    {
                      href: viewOf({ view: filter.view }),
                      label: filter.view === "done" ? "Đã hoàn thành" : `Có cập nhật tháng ${month}`,
                      count: tasks.length,
                      current: true,
                    },
                  ]
                : []),
            ]}
          />
          <TaskFilters
            board={board}
            filter={filter}
            asOf={asOf.past ? asOf.date.toString() : null}
            clearHref={query(NO_FILTER)}
          />
          {tasks.length > 0 ? (
            <TaskTable board={board} tasks={tasks} filter={filter} hrefOf={hrefOf} keep={keepReading(reading)} />
          ) : (
            <div className="panel-body">
              <EmptyState
                icon="search"
                title={board.tasks.length === 0 ? "Kế hoạch chưa có nhiệm vụ nào" : "Không có nhiệm vụ phù hợp"}
                action={board.tasks.length > 0 && <ButtonLink href={query(NO_FILTER)}>Xóa bộ lọc</ButtonLink>}
              >
                {filter.q
                  ? `Không nhiệm vụ, kết quả nào có “${filter.q}”. Tìm được cả khi gõ không dấu.`
                  : "Không nhiệm vụ nào qua được các bộ lọc đang đặt."}
              </EmptyState>
            </div>
          )}
          <div className="tbl-foot">
            <span>
              {narrowed && `Lọc: ${narrowed} – `}
              {tasks.length}/{board.tasks.length} nhiệm vụ. 4 nhóm kết quả tính trên {figures.dated} nhiệm vụ có thời
              hạn, {BASIS_WORDS[board.basis]}. Ngưỡng “Sắp đến hạn”: còn từ {desk.plan.dueSoonDays} ngày trở xuống.
            </span>
            <span className="pg keys">
              <KeyHint keys={["/"]}>tìm</KeyHint>
              <KeyHint keys={["J", "K"]}>chọn dòng</KeyHint>
              <KeyHint keys={["Enter"]}>mở</KeyHint>
              <KeyHint keys={["?"]}>phím tắt</KeyHint>
            </span>
          </div>
        </section>
      </Main>
    </>
  );
}
