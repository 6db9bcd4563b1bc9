import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { type Tab, Tabs } from "../ui/tabs.tsx";

type Side = "reports" | "review" | "extensions" | "overdue" | "letters" | "directives" | "appraisal";

/** The sides of the secretariat's desk. Counts are shown where the page has them at hand. */
export function ReviewTabs({
  current,
  waiting,
  extensions,
  overdue,
  reports,
  letters,
  directives,
  review,
  keep,
}: {
  current: Side;
  waiting?: number | undefined;
  extensions?: number;
  overdue?: number;
  reports?: number;
  /** Drafts to be issued and letters that are not answered in time. */
  letters?: number;
  /** Directives that some agency has not answered. */
  directives?: number;
  /** False for leaders, who read what is overdue and answer nothing. */
  review: boolean;
  keep: KeepReading;
}) {
  const answers: Tab[] = [
    {
      href: keep("/review/reports"),
      label: "Báo cáo tháng",
      ...(reports !== undefined && { count: reports }),
      current: current === "reports",
    },
    {
      href: keep("/review"),
      label: "Chờ xác nhận",
      ...(waiting !== undefined && { count: waiting }),
      current: current === "review",
    },
    {
      href: keep("/review/extensions"),
      label: "Gia hạn",
      ...(extensions !== undefined && { count: extensions }),
      current: current === "extensions",
    },
  ];
  return (
    <div className="desk-tabs">
      <Tabs
        label="Bàn duyệt"
        tabs={[
          ...(review ? answers : []),
          {
            href: keep("/review/overdue"),
            label: "Quá hạn",
            ...(overdue !== undefined && { count: overdue }),
            current: current === "overdue",
          },
          {
            href: keep("/letters"),
            label: "Công văn đôn đốc",
            ...(letters !== undefined && { count: letters }),
            current: current === "letters",
          },
          {
            href: keep("/directives"),
            label: "Ý kiến chỉ đạo",
            ...(directives !== undefined && { count: directives }),
            current: current === "directives",
          },
          {
            href: keep("/review/appraisal"),
            label: "Biểu dương, phê bình",
            current: current === "appraisal",
          },
        ]}
      />
    </div>
  );
}
