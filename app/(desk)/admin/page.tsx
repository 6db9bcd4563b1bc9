import type { Metadata } from "next";
import { Main } from "../../../components/shell/page-frame.tsx";
import { GoLink } from "../../../components/ui/button.tsx";
import { DefinitionList } from "../../../components/ui/lists.tsx";
import { PageHead } from "../../../components/ui/page-head.tsx";
import { Panel } from "../../../components/ui/panel.tsx";
import { adminCounts } from "../../../lib/people/queries.ts";
import { requireMay } from "../../../lib/people/session.ts";
import { DAY_OFF_RULE_WORDS, EXCLUSIVE_READING_WORDS } from "../../../lib/plans/words.ts";
import { ZONE } from "../../../lib/platform/clock.ts";
import { database } from "../../../lib/platform/database.ts";

export const metadata: Metadata = { title: "Quản trị" };

export default async function AdminPage() {
  const { actor, plan, today } = await requireMay("admin.open");
  const counts = await adminCounts(database(), actor, today.toZonedDateTime(ZONE).toInstant());
  if (!counts) return null;
  return (
    <>
      <PageHead
        title="Quản trị"
        facts="Tài khoản, đơn vị, lịch làm việc, cài đặt, nhật ký. Quản trị không can thiệp nội dung nhiệm vụ, báo cáo."
      />
      <Main>
        <div className="cols cols-3">
          <Panel title="Tài khoản" foot={<GoLink href="/admin/users">Danh sách tài khoản</GoLink>}>
            <DefinitionList
              items={[
                { term: "Đang hoạt động", value: counts.accounts },
                { term: "Đã khóa", value: counts.disabled },
                { term: "Chưa đăng nhập lần nào", value: counts.neverSignedIn },
              ]}
            />
          </Panel>
          <Panel title="Đơn vị" foot={<GoLink href="/admin/agencies">Danh sách đơn vị</GoLink>}>
            <DefinitionList
              items={[
                { term: "Đang báo cáo", value: counts.reporting },
                { term: "Báo cáo nhưng chưa có người cập nhật", value: counts.withoutPeople },
              ]}
            />
          </Panel>
          <Panel title="Lịch làm việc" foot={<GoLink href="/admin/calendar">Ngày nghỉ, ngày làm bù</GoLink>}>
            <p>Ngày nghỉ lễ, tết, nghỉ bù và ngày làm bù của từng năm.</p>
          </Panel>
          <Panel title="Cài đặt kế hoạch" foot={<GoLink href="/admin/settings">Cách tính hạn, kỳ báo cáo</GoLink>}>
            <DefinitionList
              items={[
                { term: "“Trước ngày …”", value: EXCLUSIVE_READING_WORDS[plan.exclusiveReading] },
                { term: "Hạn rơi vào ngày nghỉ", value: DAY_OFF_RULE_WORDS[plan.dayOffRule] },
              ]}
            />
          </Panel>
          <Panel title="Thể thức văn bản" foot={<GoLink href="/admin/letterhead">Tên cơ quan, người ký</GoLink>}>
            <p>Tên cơ quan, ký hiệu, địa danh, người ký và nơi nhận in trên báo cáo, công văn.</p>
          </Panel>
          <Panel title="Việc chạy nền" foot={<GoLink href="/admin/jobs">Các lần rà soát</GoLink>}>
            <p>Rà soát thông báo lúc 07:00 hằng ngày; chạy bù sau khi máy chủ dừng.</p>
          </Panel>
          <Panel title="Nhật ký" foot={<GoLink href="/admin/audit">Xem nhật ký</GoLink>}>
            <DefinitionList items={[{ term: "Bị từ chối hôm nay", value: counts.refusedToday }]} />
          </Panel>
        </div>
      </Main>
    </>
  );
}
