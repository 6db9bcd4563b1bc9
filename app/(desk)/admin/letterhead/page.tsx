import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { LetterheadForm } from "../../../../components/documents/letterhead-form.tsx";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { FlashNotice } from "../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../components/ui/panel.tsx";
import { readLetterhead } from "../../../../lib/documents/letterhead-queries.ts";
import { may } from "../../../../lib/documents/policy.ts";
import { requireDesk } from "../../../../lib/people/session.ts";
import { database } from "../../../../lib/platform/database.ts";

export const metadata: Metadata = { title: "Thể thức văn bản" };

const SAVED = {
  changed: "Đã lưu. Văn bản lập từ nay dùng tên cơ quan, ký hiệu và người ký này.",
  same: "Không có gì thay đổi.",
};

export default async function LetterheadPage({ searchParams }: PageProps<"/admin/letterhead">) {
  const { actor, plan } = await requireDesk();
  if (!may(actor, "letterhead.read")) redirect("/no-access");
  const stored = await readLetterhead(database(), plan);
  return (
    <>
      <PageHead
        title="Thể thức văn bản"
        facts={`Tên cơ quan, ký hiệu, người ký và nơi nhận in trên báo cáo, công văn của Kế hoạch năm ${plan.year}`}
        crumbs={[
          ...(actor.role === "ADMIN" ? [{ href: "/admin", label: "Quản trị" }] : []),
          { label: "Thể thức văn bản" },
        ]}
      />
      <Main>
        <FlashNotice code={(await searchParams)["saved"]} sentences={SAVED} />
        <div className="cols cols-8-4">
          <LetterheadForm planId={plan.id} version={stored.version} stored={stored.letterhead} />
          <div className="stack">
            <Panel title="In theo Nghị định 30/2020/NĐ-CP">
              <p>Số và ngày văn bản để trống cho đến khi ghi nhận theo sổ văn bản đi của cơ quan ban hành.</p>
              <p className="mt-2">Văn bản đã ban hành giữ nguyên thể thức lúc ban hành.</p>
            </Panel>
          </div>
        </div>
      </Main>
    </>
  );
}
