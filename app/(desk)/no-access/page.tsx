import type { Metadata } from "next";
import { Main } from "../../../components/shell/page-frame.tsx";
import { ButtonLink } from "../../../components/ui/button.tsx";
import { EmptyState } from "../../../components/ui/notice.tsx";
import { PageHead } from "../../../components/ui/page-head.tsx";
import { requireDesk } from "../../../lib/people/session.ts";
import { ROLE_WORDS } from "../../../lib/people/words.ts";

export const metadata: Metadata = { title: "Không có quyền" };

export default async function NoAccessPage() {
  const { actor } = await requireDesk();
  return (
    <>
      <PageHead title="Không có quyền" />
      <Main>
        <div className="state-page">
          <EmptyState
            icon="lock"
            title="Không có quyền xem trang này"
            action={<ButtonLink href="/">Về trang đầu</ButtonLink>}
          >
            Đang đăng nhập với vai trò {ROLE_WORDS[actor.role]}. Liên hệ Cơ quan thường trực hoặc quản trị hệ thống nếu
            công việc cần đến trang này.
          </EmptyState>
        </div>
      </Main>
    </>
  );
}
