import { Tabs } from "../ui/tabs.tsx";

/** The two sides of the secretariat's desk. */
export function ReviewTabs({
  current,
  waiting,
  overdue,
  review,
}: {
  current: "review" | "overdue";
  waiting: number;
  overdue: number;
  review: boolean;
}) {
  return (
    <div className="desk-tabs">
      <Tabs
        label="Bàn duyệt"
        tabs={[
          ...(review
            ? [{ href: "/review", label: "Chờ xác nhận", count: waiting, current: current === "review" }]
            : []),
          { href: "/review/overdue", label: "Quá hạn", count: overdue, current: current === "overdue" },
        ]}
      />
    </div>
  );
}
