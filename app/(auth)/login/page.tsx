import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "../../../components/people/sign-in-form.tsx";
import { SignInIntro } from "../../../components/people/sign-in-intro.tsx";
import { FlashNotice, Notice } from "../../../components/ui/notice.tsx";
import { DEMO_BUTTONS, DEMO_PASSWORD } from "../../../lib/people/demo.ts";
import { safeNext } from "../../../lib/people/rules.ts";
import { currentDesk } from "../../../lib/people/session.ts";
import { existingUsernames, yearAtSignIn } from "../../../lib/people/sign-in-queries.ts";
import { database } from "../../../lib/platform/database.ts";
import { environment } from "../../../lib/platform/env.ts";

export const metadata: Metadata = { title: "Đăng nhập" };

export default async function SignInPage({ searchParams }: PageProps<"/login">) {
  const params = await searchParams;
  const next = safeNext(params.next);
  if (await currentDesk()) redirect(next);
  const year = await yearAtSignIn(database());
  return (
    <main className="login" id="noi-dung">
      <SignInIntro year={year} />
      <section className="login-r" aria-labelledby="sign-in-title">
        <h1 id="sign-in-title">Đăng nhập</h1>
        <FlashNotice code={params["signed-out"]} sentences={{ 1: "Đã đăng xuất." }} />
        {params.error && (
          <Notice kind="error" live title="Đăng nhập chưa thành công">
            Kiểm tra lại tên đăng nhập và mật khẩu rồi thử lại.
          </Notice>
        )}
        <SignInForm next={next} demo={await demo()} />
        <p className="meta">Hỗ trợ: Cơ quan thường trực – Công an tỉnh, giờ hành chính.</p>
      </section>
    </main>
  );
}

/** The accounts anyone may try: only where the environment says this is a demonstration, and only those that exist. */
async function demo() {
  if (!environment().demoMode) return null;
  const known = await existingUsernames(
    database(),
    DEMO_BUTTONS.map(({ username }) => username),
  );
  const accounts = DEMO_BUTTONS.filter(({ username }) => known.includes(username));
  return accounts.length > 0 ? { accounts, password: DEMO_PASSWORD } : null;
}
