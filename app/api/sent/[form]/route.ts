import { deliveryForm } from "../../../../lib/obligations/delivery-form.ts";
import { noticeForm } from "../../../../lib/progress/notice-form.ts";
import { receiveSent } from "../../../../lib/progress/sent-form.ts";
import { entryForm, proposalForm } from "../../../../lib/proposals/proposal-forms.ts";
import { answerForm } from "../../../../lib/urging/answer-form.ts";

export const dynamic = "force-dynamic";

/** What an agency sends besides its words on tasks, without scripts; see receiveSent. */
export async function POST(request: Request, { params }: { params: Promise<{ form: string }> }): Promise<Response> {
  switch ((await params).form) {
    case "delivery":
      return receiveSent(request, deliveryForm);
    case "proposal":
      return receiveSent(request, proposalForm);
    case "entry":
      return receiveSent(request, entryForm);
    case "letter-answer":
      return receiveSent(request, answerForm);
    case "notice":
      return receiveSent(request, noticeForm);
    default:
      return new Response("Không có biểu mẫu này.\n", { status: 404 });
  }
}
