import { type Tab, Tabs } from "../ui/tabs.tsx";

type Side = "review" | "extensions" | "overdue";

/** The sides of the secretariat's desk. Counts are shown where the page has them at hand. */
export function ReviewTabs({
  current,
  waiting,
  overdue,
  review,
}: {
  current: Side;
  waiting: number;
  overdue?: number;
  /** False for leaders, who read what is overdue and answer nothing. */
  review: boolean;
}) {
  const answers: Tab[] = [
    { href: "/review", label: "Chờ xác nhận", count: waiting, current: current === "review" },
    { href: "/review/extensions", label: "Gia hạn", current: current === "extensions" },
  ];
  return (
    <div className="desk-tabs">
      <Tabs
        label="Bàn duyệt"
        tabs={[
          ...(review ? answers : []),
          {
            href: "/review/overdue",
            label: "Quá hạn",
            ...(overdue !== undefined && { count: overdue }),
            current: current === "overdue",
          },
        ]}
      />
    </div>
  );
}
