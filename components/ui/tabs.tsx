import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { AppLink } from "./link.tsx";

export type Tab = { href: string; label: ReactNode; count?: number | string; current?: boolean };

/** Views of one page, as links: the view is in the address, so it can be kept, sent and gone back to. */
export function Tabs({ label, tabs, className }: { label: string; tabs: readonly Tab[]; className?: string }) {
  return (
    <nav className={classNames("tabs", className)} aria-label={label}>
      {tabs.map((tab) => (
        <AppLink key={tab.href} href={tab.href} aria-current={tab.current ? "true" : undefined}>
          {tab.label}
          {tab.count !== undefined && <span className="n">{tab.count}</span>}
        </AppLink>
      ))}
    </nav>
  );
}
