import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DirectivesPanel } from "../../../../components/directives/directives-panel.tsx";
import { StarForm } from "../../../../components/directives/star-form.tsx";
import { ConfirmPartForm } from "../../../../components/progress/confirm-part-form.tsx";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../../components/shell/reading-day.tsx";
import { BasisSwitch } from "../../../../components/shell/reading-tools.tsx";
import { AssignmentEditor } from "../../../../components/task/assignment-editor.tsx";
import { TaskAudit } from "../../../../components/task/audit-panel.tsx";
import { DeadlineHistory } from "../../../../components/task/deadline-history.tsx";
import { DeadlineLine } from "../../../../components/task/deadline-line.tsx";
import { deadlineLinks } from "../../../../components/task/deadline-links.ts";
import { DocumentNotes, PlanItems } from "../../../../components/task/document-panels.tsx";
import { History, type HistoryView } from "../../../../components/task/history-panel.tsx";
import { NoticePanel } from "../../../../components/task/notice-panel.tsx";
import { PartsPanel, type RowsView } from "../../../../components/task/parts-panel.tsx";
import { ProposalLinks } from "../../../../components/task/proposal-links.tsx";
import { TimelinessChip } from "../../../../components/task/status-chip.tsx";
import { TaskActions } from "../../../../components/task/task-actions.tsx";
import { TaskFacts } from "../../../../components/task/task-facts.tsx";
import { TaskPrintHead } from "../../../../components/task/task-print-head.tsx";
import { Chip } from "../../../../components/ui/chip.tsx";
import { AppLink } from "../../../../components/ui/link.tsx";
import { FlashNotice } from "../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../components/ui/panel.tsx";
import { Tabs } from "../../../../components/ui/tabs.tsx";
import { TaskUrgingPanel } from "../../../../components/urging/task-urging-panel.tsx";
import { formatDate } from "../../../../lib/calendar/format.ts";
import { starAction } from "../../../../lib/directives/actions.ts";
import { may as mayDirect } from "../../../../lib/directives/policy.ts";
import { rightsToFiles } from "../../../../lib/evidence/policy.ts";
import { requireDesk } from "../../../../lib/people/session.ts";
import { ZONE } from "../../../../lib/platform/clock.ts";
import { database } from "../../../../lib/platform/database.ts";
import {
  decideCompletionAction,
  decideExtensionAction,
  nameBodiesAction,
  recordProgressAction,
  setApplicabilityAction,
} from "../../../../lib/progress/actions.ts";
import { readHistory, readTaskActs, readTaskDocument } from "../../../../lib/progress/history-queries.ts";
import { keepReading, readPageReading, todayHref } from "../../../../lib/progress/page-reading.ts";
import { may } from "../../../../lib/progress/policy.ts";
import { readBoard } from "../../../../lib/progress/queries.ts";
import { readPartPick } from "../../../../lib/progress/roll-up.ts";
import { awaitsConfirmation, canConfirmPart, hasDoneItsPart } from "../../../../lib/progress/rules.ts";
import { figuresDayWords } from "../../../../lib/progress/words.ts";
import { may as mayUrge } from "../../../../lib/urging/policy.ts";
import { promisesInForce } from "../../../../lib/urging/task-queries.ts";
import { taskAddress, taskNumberOf } from "./address.ts";

const ROWS: readonly RowsView[] = ["groups", "all", "matrix", "missing"];
const WORDS_SHOWN = 8;
const ACTS_SHOWN = 12;

const DONE = {
  updated: "Đã lưu cập nhật. Nội dung hiện ở đầu phần Diễn biến.",
  claimed: "Đã báo hoàn thành. Phần việc đang chờ cơ quan thường trực xác nhận.",
  reopened: "Đã mở lại phần việc; đơn vị được báo lý do.",
  assignment: "Đã lưu phân công.",
  asked: "Đã gửi đề nghị gia hạn. Thời hạn hiện hành giữ nguyên cho đến khi có quyết định.",
  withdrawn: "Đã rút đề nghị gia hạn.",
  "file-withdrawn": "Đã gỡ tệp. Tên tệp vẫn hiện ở Diễn biến với dấu “Đã gỡ”.",
  noticed: "Đã báo cơ quan thường trực. Nhiệm vụ được tính hạn khi văn bản được ghi nhận.",
  dismissed: "Không ghi nhận văn bản; đơn vị nhận được lý do. Nhiệm vụ tiếp tục chờ hướng dẫn.",
  guidance: "Đã ghi nhận văn bản hướng dẫn. Thời hạn được tính từ đây.",
  committed: "Đã gửi cam kết tiến độ; cơ quan thường trực được báo. Thời hạn của nhiệm vụ không thay đổi.",
  starred: "Đã đánh dấu theo dõi nhiệm vụ; nội dung quá hạn của nhiệm vụ đứng đầu danh sách.",
  unstarred: "Đã bỏ dấu theo dõi nhiệm vụ.",
  escalated: "Đã báo cáo lên cấp trên; người nhận được báo.",
  "guidance-corrected": "Đã lưu bản sửa văn bản hướng dẫn. Bản trước vẫn nằm trong lịch sử thời hạn.",
} as const;

export async function generateMetadata({ params }: PageProps<"/tasks/[number]">): Promise<Metadata> {
  return { title: `Nhiệm vụ ${(await params).number}` };
}

export default async function TaskPage({ params, searchParams }: PageProps<"/tasks/[number]">) {
  const desk = await requireDesk();
  const number = taskNumberOf((await params).number);
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const { asOf } = reading;
  const keep = keepReading(reading);
  const db = database();
  if (number === null) notFound();
  const board = await readBoard(db, { plan: desk.plan, asOf: asOf.date, basis: reading.basis, taskNumber: number });
  const task = board.tasks[0];
  if (!task) notFound();

  const agency = typeof query["agency"] === "string" ? query["agency"] : null;
  const view: HistoryView = query["view"] === "words" || query["view"] === "deadlines" ? query["view"] : "all";
  const rows = ROWS.find((known) => known === query["rows"]) ?? "groups";
  const pick = readPartPick(query["pick"]);
  const role = query["role"] === "COORDINATOR" ? "COORDINATOR" : null;
  const shown = query["history"] === "all" ? 2000 : WORDS_SHOWN;
  const nobody = { agencyId: null };
  const seesNotes = may(desk.actor, "document-note.read", nobody);
  const edits = may(desk.actor, "assignment.edit", nobody) && !asOf.past;
  const [history, document, acts] = await Promise.all([
    readHistory(db, { taskId: task.id, asOf: asOf.date, limit: shown, ...(agency && { agencyCode: agency }) }),
    readTaskDocument(db, task.id, asOf.date, { notes: seesNotes, bodies: edits }),
    readTaskActs(db, {
      taskId: task.id,
      asOf: asOf.date,
      limit: ACTS_SHOWN,
      seesRefusals: may(desk.actor, "completion.decide", nobody),
      agencyId: desk.actor.agencyId,
    }),
  ]);
  const promised = promisesInForce(document.urging);
  const promises = task.assignments.some(
    (part) =>
      mayUrge(desk.actor, "commitment.give", part) && part.timeliness === "OVERDUE" && !hasDoneItsPart(part.facts),
  );
  const directs = !asOf.past && mayDirect(desk.actor, "directive.give", { agencyId: null, authorId: null });
  const stars = !asOf.past && mayDirect(desk.actor, "star.set", { agencyId: null, authorId: null });
  const asksHere = may(desk.actor, "extension.ask", { agencyId: desk.actor.agencyId });
  const own = asOf.past
    ? undefined
    : task.assignments.find((part) => may(desk.actor, "progress.write", part) && canConfirmPart(part.facts));
  const address = taskAddress(number, {
    reading,
    agency,
    view,
    rows,
    pick: pick && String(query["pick"]),
    role,
    history: query["history"] === "all",
  });
  const rightsTo = (assignmentId: number) => {
    const agencyId = task.assignments.find((part) => part.id === assignmentId)?.agencyId;
    if (agencyId === undefined) return { withdraws: false, readsWithdrawn: false };
    return rightsToFiles(desk.actor, { agencyId }, asOf);
  };
  const agencyName = agency && task.assignments.find((a) => a.agencyCode === agency)?.agencyName;

  return (
    <>
      <ReadingDay reading={reading} here={address({})} />
      <PageHead
        crumbs={[{ href: keep("/tasks"), label: "Bảng theo dõi nhiệm vụ" }, { label: `Nhiệm vụ ${number}` }]}
        number={number}
        title={<span className="pre-line">{task.title}</span>}
        tags={
          <>
            <TimelinessChip timeliness={task.standing.timeliness} days={task.standing.daysLate} />
            {task.assignments.some((part) => part.role === "LEAD" && awaitsConfirmation(part.facts)) && (
              <Chip tone="soon" icon="soon">
                Chờ xác nhận hoàn thành
              </Chip>
            )}
            {task.stars.length > 0 && (
              <Chip tone="reg" icon="star">
                Lãnh đạo theo dõi
              </Chip>
            )}
            <TaskFacts
              task={task}
              board={board}
              items={document.items}
              missingHref={(of) =>
                `${address({ rows: "missing", pick: null, role: of === "COORDINATOR" ? of : null })}#co-quan`
              }
            />
          </>
        }
        actions={
          <>
            {task.extensions > 0 && <BasisSwitch reading={reading} here={address({})} />}
            <TaskActions task={task} actor={desk.actor} readOnly={asOf.past} />
            {stars && <StarForm action={starAction} task={task} userId={desk.actor.id} />}
          </>
        }
      />
      <Main>
        <TaskPrintHead task={task} board={board} sampleData={desk.sampleData} />
        <FlashNotice code={query["done"]} sentences={DONE} />
        <div className="cols cols-8-4">
          <div className="stack">
            {task.currentDeadline && (
              <Panel
                title="Thời hạn"
                className="dline-panel"
                aside={<span className="meta">Hạn gốc luôn được giữ; mỗi lần gia hạn phải có văn bản</span>}
                flush
              >
                <DeadlineLine task={task} asOf={board.asOf} past={asOf.past} />
              </Panel>
            )}
            <PartsPanel
              task={task}
              board={board}
              closingDay={desk.plan.closingDay}
              rows={rows}
              pick={pick}
              role={role ?? "LEAD"}
              promises={promised}
              rowsHref={(rows, pick = null, role = null) => `${address({ rows, pick, role })}#co-quan`}
              agencyHref={(code) => `${address({ agency: code })}#dien-bien`}
            />
            <Panel
              id="dien-bien"
              title="Diễn biến"
              count={agencyName ? `của ${agencyName}` : undefined}
              aside={agencyName && <AppLink href={`${address({ agency: null })}#dien-bien`}>Tất cả đơn vị</AppLink>}
              flush
              foot={
                history.total > history.words.length && (
                  <>
                    <span className="muted">
                      Hiện {history.words.length} trong {history.total} cập nhật
                    </span>
                    <AppLink href={`${address({ history: true })}#dien-bien`}>Xem toàn bộ</AppLink>
                  </>
                )
              }
            >
              <Tabs
                label="Loại diễn biến"
                className="px-3 mb-4"
                tabs={[
                  { href: `${address({ view: "all" })}#dien-bien`, label: "Tất cả", current: view === "all" },
                  {
                    href: `${address({ view: "words" })}#dien-bien`,
                    label: "Cập nhật",
                    count: history.total,
                    current: view === "words",
                  },
                  {
                    href: `${address({ view: "deadlines" })}#dien-bien`,
                    label: "Gia hạn",
                    count: task.extensions,
                    current: view === "deadlines",
                  },
                ]}
              />
              <History
                task={task}
                words={history.words}
                rights={rightsTo}
                whole={history.words.length === history.total}
                view={view}
                zone={ZONE}
                year={board.asOf.year}
              />
            </Panel>
          </div>
          <div className="stack">
            {own && (
              <Panel title="Xác nhận phần việc" id="xac-nhan">
                <ConfirmPartForm
                  action={recordProgressAction}
                  part={{
                    assignmentId: own.id,
                    seenVersion: own.version,
                    result: own.word?.result ?? "Đã hoàn thành phần việc phối hợp.",
                  }}
                  today={formatDate(desk.today)}
                  taskHref={todayHref(`/tasks/${number}`, reading)}
                />
              </Panel>
            )}
            <DeadlineHistory
              task={task}
              requests={document.requests}
              promises={[...promised.values()]}
              links={asOf.past ? [] : deadlineLinks(task, desk.actor)}
              withdraw={
                asOf.past || !asksHere
                  ? undefined
                  : { agencyCode: desk.actor.agencyCode ?? "", action: decideExtensionAction }
              }
            />
            <DirectivesPanel
              directives={document.directives}
              newHref={directs ? `/directives/new?task=${number}` : null}
              keep={keep}
            />
            <TaskUrgingPanel
              urging={document.urging}
              commitHref={promises && !asOf.past ? `/tasks/${number}/commitment` : null}
              keep={keep}
            />
            <NoticePanel
              notices={document.notices}
              taskNumber={number}
              answers={!asOf.past && may(desk.actor, "guidance.record", nobody)}
              rights={(agencyId) => rightsToFiles(desk.actor, { agencyId }, asOf)}
            />
            <ProposalLinks count={document.proposals} taskNumber={number} asks={asksHere && !asOf.past} keep={keep} />
            {seesNotes && <DocumentNotes notes={document.notes} phrases={task.phrases} />}
            {edits && (
              <AssignmentEditor
                task={task}
                bodies={document.bodies}
                nameBodies={nameBodiesAction}
                setApplicability={setApplicabilityAction}
                decide={decideCompletionAction}
              />
            )}
            <PlanItems items={document.items} />
            <TaskAudit acts={acts} zone={ZONE} sample={desk.sampleData} />
            <p className="meta">{figuresDayWords(board.asOf, desk.sampleData, board.basis)}.</p>
          </div>
        </div>
      </Main>
    </>
  );
}
