import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { keepFormFiles, receiveForm, textOf } from "../evidence/form-upload.ts";
import { commandContext, visitorContext } from "../people/session.ts";
import type { CommandContext } from "../platform/actor.ts";
import { fromThisSite } from "../platform/http.ts";
import { keepAnswer } from "../platform/kept-answers.ts";
import type { FailureCode, Result } from "../platform/result.ts";
import type { SimpleFormState } from "./form-state.ts";
import { refused, typed } from "./form-values.ts";
import { fieldErrors } from "./schema.ts";

type Values = Readonly<Record<string, string>>;

/** A form for what an agency sends besides its words on tasks (plan, IV), with the files that go with it. */
export type SentForm<Input, Sent> = {
  schema: z.ZodType<Input>;
  /** The command. */
  send(context: CommandContext, input: Input): Promise<Result<Sent>>;
  /** Where its sender goes on. */
  next(sent: Sent, input: Input): string;
  /** Which form, and about what: its answer is kept under this name. */
  name(values: Values): string;
  /** The page it stands on; null when there is none for what was typed. */
  page(context: CommandContext, values: Values): Promise<string | null>;
};

type SentAnswer =
  | { ok: true; href: string }
  | { ok: false; code: FailureCode; state: NonNullable<SimpleFormState>; values: Values };

/**
 * What a form is answered with: where to go on, or what it is to show. `fileProblem`: what was wrong with the files that came with
 * it; nothing is then written.
 */
async function answerSent<Input, Sent>(
  context: CommandContext,
  form: SentForm<Input, Sent>,
  data: FormData,
  fileProblem: string | null = null,
): Promise<SentAnswer> {
  // A file is a box that is ticked; the boxes come one by one, the field is one.
  const values = { ...typed(data), files: data.getAll("fileIds").join(",") };
  const input = form.schema.safeParse(values);
  if (!input.success || fileProblem !== null) {
    const fields = {
      ...(!input.success && fieldErrors(input.error)),
      ...(fileProblem !== null && { files: fileProblem }),
    };
    const code = "INVALID_INPUT";
    return { ok: false, code, state: refused({ ok: false, code, fields }, values), values };
  }
  const outcome = await form.send(context, input.data);
  if (!outcome.ok) return { ok: false, code: outcome.code, state: refused(outcome, values), values };
  return { ok: true, href: form.next(outcome.value, input.data) };
}

/** The form as a server action takes it: with scripts, its files have gone up by themselves before. */
export async function actOnSent<Input, Sent>(form: SentForm<Input, Sent>, data: FormData): Promise<SimpleFormState> {
  const answer = await answerSent(await commandContext(), form, data);
  // Who came second is shown what came first, with what they typed still in the form.
  if (answer.ok || answer.code === "CONFLICT") revalidatePath("/", "layout");
  if (!answer.ok) return answer.state;
  redirect(answer.href);
}

const goTo = (href: string) => new Response(null, { status: 303, headers: { location: href } });
const refuse = (message: string, status: number) => new Response(`${message}\n`, { status });

/**
 * The form as a browser without scripts sends it, files and all (POST /api/sent/<form>): an action would hold the whole of it in
 * memory. What it is answered with waits for the page that the sender is sent to.
 */
export async function receiveSent<Input, Sent>(request: Request, form: SentForm<Input, Sent>): Promise<Response> {
  if (!fromThisSite(request)) return refuse("Yêu cầu không đến từ trang này.", 403);
  const context = await visitorContext();
  if (context === null) return goTo("/login");
  const received = await receiveForm(request, context);
  if (received === null) return refuse("Biểu mẫu gửi lên chưa trọn vẹn.", 400);
  const data = textOf(received);
  const { files, message } = await keepFormFiles(context, null, received.files);
  for (const file of files) data.append("fileIds", String(file.id));
  const answer = await answerSent(context, form, data, message);
  if (answer.ok) return goTo(answer.href);
  const page = await form.page(context, answer.values);
  if (page === null) return refuse("Biểu mẫu không hợp lệ.", 400);
  const kept = await keepAnswer(context, context.actor.id, form.name(answer.values), answer.state);
  return goTo(`${page}?answer=${kept}`);
}
