import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { Tabs } from "../ui/tabs.tsx";

/** The leaders' figures: how the tasks stand, the targets of the plan, and what the procedures' rates are made of. */
export function ChartTabs({
  current,
  keep,
}: {
  current: "tasks" | "indicators" | "procedures" | null;
  keep: KeepReading;
}) {
  return (
    <Tabs
      label="Số liệu"
      tabs={[
        { href: keep("/charts"), label: "Tiến độ nhiệm vụ", current: current === "tasks" },
        { href: keep("/indicators"), label: "Chỉ tiêu", current: current === "indicators" },
        { href: keep("/indicators/procedures"), label: "Thủ tục thiết yếu", current: current === "procedures" },
      ]}
    />
  );
}
