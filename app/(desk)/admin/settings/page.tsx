import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SettingsForm } from "../../../../components/plan/settings-form.tsx";
import { SettingsList } from "../../../../components/plan/settings-list.tsx";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { GoLink } from "../../../../components/ui/button.tsx";
import { FlashNotice } from "../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../components/ui/panel.tsx";
import { requireDesk } from "../../../../lib/people/session.ts";
import { may } from "../../../../lib/plans/policy.ts";
import { readWorkingCalendar } from "../../../../lib/plans/queries.ts";
import { settingExamples } from "../../../../lib/plans/settings-rules.ts";
import { SETTING_NAMES, type SettingName } from "../../../../lib/plans/settings-schema.ts";
import { database } from "../../../../lib/platform/database.ts";

export const metadata: Metadata = { title: "Cài đặt kế hoạch" };

const SAVED = {
  changed: "Đã lưu cài đặt. Mọi trang và thông báo tính theo cài đặt mới.",
  same: "Không có gì thay đổi.",
};

export default async function SettingsPage({ searchParams }: PageProps<"/admin/settings">) {
  const { actor, plan, today } = await requireDesk();
  if (!may(actor, "settings.read")) redirect("/no-access");
  const edits = may(actor, "settings.edit");
  const examples = settingExamples(plan, await readWorkingCalendar(database()), today);
  const stored = Object.fromEntries(SETTING_NAMES.map((name) => [name, String(plan[name])])) as Record<
    SettingName,
    string
  >;
  return (
    <>
      <PageHead
        title={`Cài đặt kế hoạch năm ${plan.year}`}
        facts={
          edits
            ? "Cách tính thời hạn, kỳ báo cáo và nhắc việc. Lời văn và số liệu đã ghi không đổi theo."
            : "Cách tính thời hạn, kỳ báo cáo và nhắc việc; quản trị hệ thống đặt."
        }
        crumbs={[...(edits ? [{ href: "/admin", label: "Quản trị" }] : []), { label: "Cài đặt kế hoạch" }]}
      />
      <Main>
        <FlashNotice code={(await searchParams)["saved"]} sentences={SAVED} />
        <div className="cols cols-8-4">
          {edits ? (
            <SettingsForm plan={{ id: plan.id, version: plan.version }} stored={stored} examples={examples} />
          ) : (
            <SettingsList settings={plan} examples={examples} />
          )}
          <div className="stack">
            <Panel title="Thể thức văn bản" foot={<GoLink href="/admin/letterhead">Tên cơ quan, người ký</GoLink>}>
              <p>Tên cơ quan, ký hiệu, địa danh, người ký và nơi nhận in trên báo cáo, công văn.</p>
            </Panel>
            <Panel title="Cài đặt là cách đọc" foot={<GoLink href="/admin/calendar">Lịch làm việc</GoLink>}>
              <p>
                Đổi cài đặt không đổi ngày ghi trong văn bản, cập nhật hay quyết định nào. Xem số liệu của một ngày
                trước cũng theo cài đặt và lịch làm việc hiện nay.
              </p>
              <p className="mt-2">Mỗi lần đổi được ghi vào nhật ký: ai, lúc nào, từ giá trị nào sang giá trị nào.</p>
            </Panel>
          </div>
        </div>
      </Main>
    </>
  );
}
