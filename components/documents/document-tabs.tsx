import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { Tabs } from "../ui/tabs.tsx";

/** The plan's own document, and those that went out while it was carried out. */
export function DocumentTabs({ current, keep }: { current: "plan" | "issued"; keep: KeepReading }) {
  return (
    <Tabs
      label="Văn bản"
      tabs={[
        { href: keep("/documents"), label: "Kế hoạch", current: current === "plan" },
        { href: keep("/documents/issued"), label: "Văn bản đã phát hành", current: current === "issued" },
      ]}
    />
  );
}
