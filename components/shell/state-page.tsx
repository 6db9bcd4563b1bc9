import type { ReactNode } from "react";
import { Icon, type IconName } from "../ui/icon.tsx";
import { AppLink } from "../ui/link.tsx";
import { CONTENT_ID, SkipLink } from "./page-frame.tsx";

/** A page that has nothing to show: what it is about, and where to go instead. */
export function StatePage({
  icon,
  title,
  children,
  action,
}: {
  icon: IconName;
  title: string;
  children: ReactNode;
  action: ReactNode;
}) {
  return (
    <div className="wrap main">
      <div className="panel state-page">
        <Icon name={icon} large />
        <h1>{title}</h1>
        {children}
        <div className="actions">{action}</div>
      </div>
    </div>
  );
}

/** Frame of a page outside the desk, where nobody may be signed in: only whose product it is. */
export function PlainFrame({ children }: { children: ReactNode }) {
  return (
    <>
      <SkipLink />
      <header className="top">
        <AppLink className="brand" href="/">
          <span className="mark" aria-hidden="true">
            06
          </span>
          Theo dõi Đề án 06
        </AppLink>
      </header>
      <main id={CONTENT_ID} tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
