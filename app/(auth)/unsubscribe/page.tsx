import type { Metadata } from "next";
import { PlainFrame, StatePage } from "../../../components/shell/state-page.tsx";
import { ButtonLink } from "../../../components/ui/button.tsx";
import { SubmitButton } from "../../../components/ui/submit-button.tsx";
import { unsubscribeAction } from "../../../lib/oversight/mail-actions.ts";
import {
  type MailSubject,
  readUnsubscribeLink,
  SUBJECTS,
  type Unsubscription,
} from "../../../lib/oversight/mail-links.ts";
import { KIND_WORDS } from "../../../lib/oversight/words.ts";
import { environment } from "../../../lib/platform/env.ts";

export const metadata: Metadata = { title: "Ngừng nhận thư" };

type Query = Record<string, string | string[] | undefined>;

/** Where a link at the foot of an e-mail leads: opening it changes nothing, the button does, without a sign-in. */
export default async function UnsubscribePage({ searchParams }: PageProps<"/unsubscribe">) {
  const query = await searchParams;
  const done = SUBJECTS.find((subject) => subject === query["done"]);
  const who = readUnsubscribeLink(environment(), query);
  return (
    <PlainFrame>{done ? <Done subject={done} /> : who ? <Question who={who} query={query} /> : <Lost />}</PlainFrame>
  );
}

const subjectWords = (subject: MailSubject) =>
  subject === "ALL" ? "mọi thư tổng hợp" : `thư về thông báo “${KIND_WORDS[subject]}”`;

const TO_ACCOUNT = <ButtonLink href="/account#thu">Chọn loại thư muốn nhận</ButtonLink>;

function Done({ subject }: { subject: MailSubject }) {
  return (
    <StatePage icon="ok" title={`Đã ngừng gửi ${subjectWords(subject)}`} action={TO_ACCOUNT}>
      <p>Thông báo vẫn có ở mục Thông báo của hệ thống. Muốn nhận lại thư: đăng nhập, mở trang Tài khoản.</p>
    </StatePage>
  );
}

function Question({ who, query }: { who: Unsubscription; query: Query }) {
  const form = (
    <form action={unsubscribeAction}>
      {["user", "kind", "token"].map((name) => (
        <input key={name} type="hidden" name={name} value={String(query[name])} />
      ))}
      <SubmitButton pendingText="Đang ghi…">Ngừng nhận</SubmitButton>
    </form>
  );
  return (
    <StatePage icon="mail" title="Ngừng nhận thư" action={form}>
      <p>Ngừng gửi {subjectWords(who.subject)} đến tài khoản đã nhận thư này?</p>
    </StatePage>
  );
}

function Lost() {
  return (
    <StatePage icon="info" title="Đường dẫn này không đúng" action={TO_ACCOUNT}>
      <p>Mở lại đường dẫn ở cuối thư, hoặc đăng nhập và chọn ở trang Tài khoản.</p>
    </StatePage>
  );
}
