import { type FormLimits, keepFormFiles, type ReceivedForm, receiveForm, textOf } from "../evidence/form-upload.ts";
import { visitorContext } from "../people/session.ts";
import type { CommandContext } from "../platform/actor.ts";
import { fromThisSite } from "../platform/http.ts";
import { keepAnswer } from "../platform/kept-answers.ts";
import type { FieldErrors } from "../platform/result.ts";
import { answerReportForm, readAddress } from "./form-answer.ts";
import type { ReportAddress } from "./in-hand.ts";
import { fileIdsOf, filesText } from "./line-fields.ts";

/** Every line has its fields and an input for files, which counts as a file when nothing was chosen. */
const WHOLE_REPORT: FormLimits = { fields: 3000, files: 100 };

/** The form whose answer is kept: one a report. */
export const reportFormName = ({ month, agencyCode }: ReportAddress): string => `report:${month}:${agencyCode}`;

const goTo = (href: string) => new Response(null, { status: 303, headers: { location: href } });
const refuse = (message: string, status: number) => new Response(`${message}\n`, { status });

/**
 * The editor's form as a browser without scripts sends it, files and all (POST /api/reports/<month>/<agency>/form): an action
 * would hold the whole of it in memory. What it is answered with waits for the page that the sender is sent to.
 */
export async function receiveReportForm(request: Request, month: string, agencyCode: string): Promise<Response> {
  if (!fromThisSite(request)) return refuse("Yêu cầu không đến từ trang này.", 403);
  const context = await visitorContext();
  if (context === null) return goTo("/login");
  const address = readAddress(month, agencyCode);
  if (address === null) return refuse("Không có báo cáo này.", 404);
  const received = await receiveForm(request, context, WHOLE_REPORT);
  if (received === null) return refuse("Biểu mẫu gửi lên chưa trọn vẹn.", 400);
  const form = textOf(received);
  form.set("month", month);
  form.set("agency", agencyCode);
  const problems = await keepLineFiles(context, form, received);
  const answer = await answerReportForm(context, form, problems);
  if (answer.ok) return goTo(answer.href);
  const kept = await keepAnswer(context, context.actor.id, reportFormName(address), answer.state);
  return goTo(`/reports/${address.month}/${address.agencyCode}?answer=${kept}`);
}

/** Keeps what came with each line and puts it among the line's files. Gives a sentence for each line with one not taken. */
async function keepLineFiles(context: CommandContext, form: FormData, received: ReceivedForm): Promise<FieldErrors> {
  const problems: FieldErrors = {};
  for (const [field, arrived] of Map.groupBy(received.files, (file) => file.field)) {
    const key = /^upload-([1-9]\d{0,8})$/.exec(field)?.[1];
    const { files, message } = await keepFormFiles(context, Number(key ?? 0), arrived);
    if (!key) continue;
    if (message) problems[`files-${key}`] = `Mục ${await taskNumberOf(context, Number(key))}: ${message}`;
    const held = form.getAll(`files-${key}`).flatMap((value) => fileIdsOf({ files: String(value) }));
    form.set(`files-${key}`, filesText([...held, ...files.map(({ id }) => id)]));
  }
  return problems;
}

async function taskNumberOf(context: CommandContext, assignmentId: number): Promise<number | string> {
  const part = await context.db.assignment.findFirst({
    where: { id: assignmentId },
    select: { task: { select: { number: true } } },
  });
  return part?.task.number ?? "";
}
