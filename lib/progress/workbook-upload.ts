import { type ArrivedWorkbook, takeSheet, WORKBOOK_FORM } from "../documents/sheet-upload.ts";
import { type ReceivedForm, receiveForm } from "../evidence/form-upload.ts";
import { currentDesk, visitorContext } from "../people/session.ts";
import type { PlanSettings } from "../plans/rules.ts";
import type { CommandContext } from "../platform/actor.ts";
import { fromThisSite } from "../platform/http.ts";
import { keepAnswer } from "../platform/kept-answers.ts";
import type { SimpleFormState } from "./form-state.ts";
import { may } from "./policy.ts";
import { readBoard } from "./queries.ts";
import { WORKBOOK_SHEET } from "./workbook-columns.ts";
import { keepWorkbook, refuseWorkbook } from "./workbook-commands.ts";
import { WORKBOOK_FIELD, WORKBOOK_PAGE, workbookFormName } from "./workbook-form.ts";
import { type FilledSheet, readFilledSheet } from "./workbook-reading.ts";
import { workbookParts } from "./workbook-rules.ts";

const goTo = (href: string) => new Response(null, { status: 303, headers: { location: href } });
const refuse = (message: string, status: number) => new Response(`${message}\n`, { status });

/**
 * A workbook that an agency has filled in (POST /api/progress/workbook), with scripts or without: read as it arrives to the disk, looked at,
 * read within limits, and let go. What was read waits on the page of its preview; nothing is written before that is agreed to.
 */
export async function receiveWorkbook(request: Request): Promise<Response> {
  if (!fromThisSite(request)) return refuse("Yêu cầu không đến từ trang này.", 403);
  const [context, desk] = [await visitorContext(), await currentDesk()];
  if (context === null || desk === null) return goTo("/login");
  const { agencyId, agencyCode } = context.actor;
  if (agencyId === null || agencyCode === null || !may(context.actor, "progress.write", { agencyId })) {
    await refuseWorkbook(context, agencyId, {}, "Không có quyền cập nhật tiến độ.");
    return goTo(WORKBOOK_PAGE);
  }
  const received = await receiveForm(request, context, WORKBOOK_FORM);
  if (received === null) return refuse("Biểu mẫu gửi lên chưa trọn vẹn.", 400);
  const taken = await takeWorkbook(context, { ...desk, agencyId, agencyCode }, received.files);
  if (!("problem" in taken))
    return goTo(`${WORKBOOK_PAGE}/${await keepWorkbook(context, agencyId, taken.file, taken.sheet)}`);
  if (taken.file) await refuseWorkbook(context, agencyId, taken.file, taken.problem);
  const answer: SimpleFormState = {
    title: "Chưa đọc được tệp, chưa ghi gì",
    fields: { [WORKBOOK_FIELD]: taken.problem },
    typed: {},
  };
  const kept = await keepAnswer(context, context.actor.id, workbookFormName(agencyId), answer);
  return goTo(`${WORKBOOK_PAGE}?answer=${kept}`);
}

type Owner = { plan: PlanSettings; today: Temporal.PlainDate; agencyId: number; agencyCode: string };

type Taken = { file: ArrivedWorkbook; sheet: FilledSheet } | { file: ArrivedWorkbook | null; problem: string };

async function takeWorkbook(context: CommandContext, owner: Owner, arrived: ReceivedForm["files"]): Promise<Taken> {
  const taken = await takeSheet(context, arrived, WORKBOOK_SHEET);
  if ("problem" in taken) return taken;
  const { plan, today, agencyId, agencyCode } = owner;
  const parts = workbookParts(await readBoard(context.db, { plan, asOf: today }), agencyId);
  const sheet = readFilledSheet(taken.read, { planYear: plan.year, agencyCode, parts: new Set(parts.keys()) });
  return "problem" in sheet ? { file: taken.file, problem: sheet.problem } : { file: taken.file, sheet };
}
