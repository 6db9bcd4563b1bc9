import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { RuleForm } from "../../../../../components/appraisal/rule-form.tsx";
import { RulePanel } from "../../../../../components/appraisal/rule-panel.tsx";
import { RuleVersions } from "../../../../../components/appraisal/rule-versions.tsx";
import { Main } from "../../../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../../../components/shell/reading-day.tsx";
import { AsOfForm } from "../../../../../components/shell/reading-tools.tsx";
import { FlashNotice } from "../../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../../components/ui/panel.tsx";
import { changeRuleAction } from "../../../../../lib/appraisal/actions.ts";
import { may } from "../../../../../lib/appraisal/policy.ts";
import { readAppraisalRecord, ruleInForce } from "../../../../../lib/appraisal/queries.ts";
import { requireDesk } from "../../../../../lib/people/session.ts";
import { database } from "../../../../../lib/platform/database.ts";
import { keepReading, readPageReading } from "../../../../../lib/progress/page-reading.ts";

export const metadata: Metadata = { title: "Cách tính biểu dương, phê bình" };

const DONE = { saved: "Đã lưu cách tính mới. Dự thảo và tờ trình đã lập giữ cách tính của mình." } as const;
const PATH = "/review/appraisal/rule";

/** The rule in force, every version there was, and the form for who sets it. */
export default async function RulePage({ searchParams }: PageProps<"/review/appraisal/rule">) {
  const desk = await requireDesk();
  if (!may(desk.actor, "working.read", { agencyId: desk.actor.agencyId })) redirect("/no-access");
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const { asOf } = reading;
  const keep = keepReading(reading);
  const record = await readAppraisalRecord(database(), { planId: desk.plan.id, asOf: asOf.date });
  const rule = ruleInForce(record);
  const edits = !asOf.past && may(desk.actor, "rule.edit", { agencyId: null });
  return (
    <>
      <ReadingDay reading={reading} here={PATH} />
      <PageHead
        title="Cách tính biểu dương, phê bình"
        facts={`Đang áp dụng phiên bản ${rule.version}${rule.set ? "" : ", mặc định của phần mềm"}.`}
        crumbs={[{ href: keep("/review/appraisal"), label: "Biểu dương, phê bình" }, { label: "Cách tính" }]}
        actions={<AsOfForm reading={reading} here={PATH} />}
      />
      <Main className="stack">
        <FlashNotice code={query["done"]} sentences={DONE} />
        <div className="cols cols-8-4">
          <div className="stack">
            <RulePanel rule={rule} keep={null} />
            {edits && (
              <Panel title="Sửa cách tính">
                <RuleForm action={changeRuleAction} version={rule.version} terms={rule.terms} />
              </Panel>
            )}
          </div>
          <Panel title="Các phiên bản" count={record.rules.length} flush>
            <RuleVersions rules={record.rules} />
          </Panel>
        </div>
      </Main>
    </>
  );
}
