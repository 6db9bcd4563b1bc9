import { readSheet, WORKBOOK_LIMIT } from "../documents/excel-reading.ts";
import { type ReceivedForm, receiveForm } from "../evidence/form-upload.ts";
import { inTurn } from "../evidence/intake.ts";
import { cleanName } from "../evidence/rules.ts";
import { sharedUploadLimits } from "../evidence/upload-limits.ts";
import { waitInWords } from "../people/rules.ts";
import { currentDesk, visitorContext } from "../people/session.ts";
import type { PlanSettings } from "../plans/rules.ts";
import type { CommandContext } from "../platform/actor.ts";
import { fromThisSite } from "../platform/http.ts";
import { keepAnswer } from "../platform/kept-answers.ts";
import type { SimpleFormState } from "./form-state.ts";
import { may } from "./policy.ts";
import { readBoard } from "./queries.ts";
import { WORKBOOK_SHEET } from "./workbook-columns.ts";
import { type ArrivedWorkbook, keepWorkbook, refuseWorkbook } from "./workbook-commands.ts";
import { WORKBOOK_FIELD, WORKBOOK_PAGE, workbookFormName } from "./workbook-form.ts";
import { type FilledSheet, readFilledSheet } from "./workbook-reading.ts";
import { workbookParts } from "./workbook-rules.ts";
import { workbookRefusalWords } from "./workbook-words.ts";

const LIMITS = { fields: 10, files: 2, fileSize: WORKBOOK_LIMIT };

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
  const received = await receiveForm(request, context, LIMITS);
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
  try {
    const [only, another] = arrived;
    if (!only) return { file: null, problem: "Chọn tệp Excel (.xlsx) đã điền." };
    if (another) return { file: null, problem: "Mỗi lần chỉ tải lên một tệp." };
    return await readArrived(context, owner, only);
  } finally {
    await Promise.all(arrived.map(({ stage }) => stage.discard()));
  }
}

async function readArrived(
  context: CommandContext,
  owner: Owner,
  { name, stage, tooLarge }: ReceivedForm["files"][number],
): Promise<Taken> {
  const size = await stage.size();
  const about = { name: name.slice(-200), size };
  if (tooLarge) return { file: { ...about, hash: "" }, problem: workbookRefusalWords("TOO_LARGE") };
  const wait = await sharedUploadLimits().take(context.actor.id, size);
  if (wait > 0) {
    return { file: null, problem: `Đã tải lên nhiều trong một giờ qua. Tải lại sau ${waitInWords(wait)}.` };
  }
  const { hash, read } = await inTurn(async () => {
    const { bytes, sha256 } = await stage.read();
    return { hash: sha256, read: await readSheet(bytes, WORKBOOK_SHEET) };
  });
  const file = { ...about, hash };
  if ("refusal" in read) return { file, problem: workbookRefusalWords(read.refusal) };
  const { plan, today, agencyId, agencyCode } = owner;
  const parts = workbookParts(await readBoard(context.db, { plan, asOf: today }), agencyId);
  const sheet = readFilledSheet(read, { planYear: plan.year, agencyCode, parts: new Set(parts.keys()) });
  if ("problem" in sheet) return { file, problem: sheet.problem };
  return { file: { ...file, name: cleanName(name, "XLSX") }, sheet };
}
