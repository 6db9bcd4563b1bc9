import type { Metadata } from "next";
import { DocumentTabs } from "../../../components/documents/document-tabs.tsx";
import { FocusTasks, Obligations, Paragraphs, Procedures, Sections } from "../../../components/plan/document-parts.tsx";
import { Main } from "../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../components/shell/reading-day.tsx";
import { ButtonLink } from "../../../components/ui/button.tsx";
import { PageHead } from "../../../components/ui/page-head.tsx";
import { Tabs } from "../../../components/ui/tabs.tsx";
import { requireDesk } from "../../../lib/people/session.ts";
import { readPlanDocument } from "../../../lib/plans/document-queries.ts";
import { may as maySet } from "../../../lib/plans/policy.ts";
import { database } from "../../../lib/platform/database.ts";
import { keepReading, readPageReading } from "../../../lib/progress/page-reading.ts";
import { may } from "../../../lib/progress/policy.ts";

export const metadata: Metadata = { title: "Văn bản" };

const PARTS = ["I", "II", "III", "IV", "PL1"] as const;

/** The plan itself, whole and in its own words; what went out since is on a page beside it. */
export default async function DocumentsPage({ searchParams }: PageProps<"/documents">) {
  const desk = await requireDesk();
  const query = await searchParams;
  const wanted = query["part"];
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const keep = keepReading(reading);
  const part = PARTS.find((name) => name === wanted) ?? "I";
  const plan = await readPlanDocument(
    database(),
    desk.plan.id,
    may(desk.actor, "document-note.read", { agencyId: null }),
  );
  const items = plan.sections.reduce((sum, section) => sum + section.items.length, 0);
  const intro = plan.paragraphs.filter((paragraph) => !paragraph.ref.startsWith("IV"));
  const closing = plan.paragraphs.filter((paragraph) => paragraph.ref.startsWith("IV"));
  return (
    <>
      <ReadingDay reading={reading} here={part === "I" ? "/documents" : `/documents?part=${part}`} />
      <PageHead
        title={`Kế hoạch triển khai Đề án 06 năm ${desk.plan.year}`}
        facts={<span className="pre-wrap">{`${plan.issuer}. ${plan.number}`}</span>}
        actions={
          maySet(desk.actor, "settings.read") && (
            <>
              <ButtonLink href="/admin/letterhead" icon="doc">
                Thể thức văn bản
              </ButtonLink>
              <ButtonLink href="/admin/settings" icon="settings">
                Cách tính hạn
              </ButtonLink>
            </>
          )
        }
      />
      <Main className="stack">
        <DocumentTabs current="plan" keep={keep} />
        <Tabs
          label="Các phần của Kế hoạch"
          tabs={[
            { href: keep("/documents"), label: "I. Mục đích, yêu cầu", current: part === "I" },
            {
              href: keep("/documents?part=II"),
              label: "II. Nhiệm vụ trọng tâm",
              count: plan.focusTasks.length,
              current: part === "II",
            },
            { href: keep("/documents?part=III"), label: "III. Nhiệm vụ cụ thể", count: items, current: part === "III" },
            {
              href: keep("/documents?part=IV"),
              label: "IV. Tổ chức thực hiện",
              count: plan.obligations.length,
              current: part === "IV",
            },
            {
              href: keep("/documents?part=PL1"),
              label: "Phụ lục I. Thủ tục thiết yếu",
              count: plan.procedures.length,
              current: part === "PL1",
            },
            { href: keep("/tasks"), label: "Phụ lục II. Bảng phân công", current: false },
          ]}
        />
        {part === "I" && <Paragraphs preamble={plan.preamble} paragraphs={intro} notes={plan.notes} />}
        {part === "II" && <FocusTasks items={plan.focusTasks} notes={plan.notes} />}
        {part === "III" && <Sections sections={plan.sections} notes={plan.notes} keep={keep} />}
        {part === "IV" && (
          <>
            <Paragraphs paragraphs={closing} notes={plan.notes} />
            <Obligations items={plan.obligations} notes={plan.notes} />
          </>
        )}
        {part === "PL1" && <Procedures items={plan.procedures} notes={plan.notes} />}
      </Main>
    </>
  );
}
