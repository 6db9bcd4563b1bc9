import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { WithdrawFileForm } from "../../../../components/evidence/withdraw-file-form.tsx";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { ButtonLink } from "../../../../components/ui/button.tsx";
import { DefinitionList } from "../../../../components/ui/lists.tsx";
import { Notice } from "../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../components/ui/panel.tsx";
import { formatInstant } from "../../../../lib/calendar/format.ts";
import { withdrawFileAction } from "../../../../lib/evidence/actions.ts";
import { may } from "../../../../lib/evidence/policy.ts";
import { readFile } from "../../../../lib/evidence/queries.ts";
import { withdrawalRefusal } from "../../../../lib/evidence/rules.ts";
import { fileFacts } from "../../../../lib/evidence/words.ts";
import { requireDesk } from "../../../../lib/people/session.ts";
import { ZONE } from "../../../../lib/platform/clock.ts";
import { database } from "../../../../lib/platform/database.ts";

export const metadata: Metadata = { title: "Tệp gửi kèm" };

/** One file: what it is, where it is seen, and for those who may, taking it off the record. */
export default async function FilePage({ params }: PageProps<"/files/[id]">) {
  const desk = await requireDesk();
  const { id } = await params;
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound();
  const file = await readFile(database(), desk.actor, Number(id));
  if (file === null) notFound();
  const { home } = file;
  const withdraws = may(desk.actor, "file.withdraw", file);
  const refusal = withdrawalRefusal({ ...file, withdrawn: file.withdrawn !== null }, desk.actor.role === "SECRETARIAT");
  return (
    <>
      <PageHead
        crumbs={[...(home.list ? [home.list] : []), { href: home.href, label: home.label }, { label: "Tệp gửi kèm" }]}
        title={file.name}
        actions={
          <ButtonLink href={`/api/files/${file.id}`} icon="dl">
            Tải xuống
          </ButtonLink>
        }
      />
      <Main>
        <div className="cols cols-8-4">
          <Panel title="Gỡ tệp">
            {!withdraws ? (
              <p className="muted">Đơn vị đã tải tệp lên và cơ quan thường trực được gỡ tệp này.</p>
            ) : refusal ? (
              <Notice kind="info" title={refusal} />
            ) : (
              <WithdrawFileForm action={withdrawFileAction} fileId={file.id} used={file.used} cancelHref={home.href} />
            )}
          </Panel>
          <Panel title="Thông tin">
            <DefinitionList
              items={[
                { term: "Loại, dung lượng", value: fileFacts(file) },
                { term: file.assignmentId === null ? "Văn bản của" : "Phần việc của", value: file.agencyName },
                { term: "Người tải lên", value: `${file.uploadedBy}, ${formatInstant(file.uploadedAt, ZONE)}` },
                { term: "Tình trạng", value: file.used ? "Đã gửi" : "Chưa gửi" },
                ...(file.withdrawn
                  ? [{ term: "Đã gỡ", value: `${file.withdrawn.by}, ${formatInstant(file.withdrawn.at, ZONE)}` }]
                  : []),
                { term: "Mã kiểm tra (SHA-256)", value: <span className="meta break-all">{file.sha256}</span> },
              ]}
            />
          </Panel>
        </div>
      </Main>
    </>
  );
}
