import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";

type Kind = "ok" | "info" | "warn" | "error";

const LOOK: Record<Kind, { className: string; icon: IconName }> = {
  ok: { className: "s-ok", icon: "ok" },
  info: { className: "note-plain", icon: "info" },
  warn: { className: "s-soon", icon: "over" },
  error: { className: "s-over", icon: "over" },
};

/** Says what happened, then what to do. `action` stands on the right: one button or link. */
export function Notice({
  kind = "info",
  icon,
  title,
  action,
  live,
  className,
  children,
}: {
  kind?: Kind;
  icon?: IconName;
  title?: ReactNode;
  action?: ReactNode;
  /** Read out when it appears on a page that is already open. */
  live?: boolean;
  className?: string;
  children?: ReactNode;
}) {
  const look = LOOK[kind];
  return (
    <div className={classNames("note", look.className, className)} role={live ? "status" : undefined}>
      <Icon name={icon ?? look.icon} />
      <div className="grow">
        {title && <h3>{title}</h3>}
        {children}
      </div>
      {action}
    </div>
  );
}

/**
 * What the last form did, after its redirect. The address carries a code, never a sentence, so that nobody can put words on
 * the page with a link.
 * @param code the value of the query parameter, as Next hands it over
 * @param sentences what each code means on this page; a code that is not here shows nothing
 */
export function FlashNotice({
  code,
  sentences,
}: {
  code: string | string[] | undefined;
  sentences: Readonly<Record<string, ReactNode>>;
}) {
  const sentence = typeof code === "string" && Object.hasOwn(sentences, code) ? sentences[code] : null;
  if (!sentence) return null;
  return <Notice kind="ok" live title={sentence} className="flash mb-4" />;
}

/** Nothing here: why, and what to do next. */
export function EmptyState({
  icon = "check",
  title,
  action,
  children,
}: {
  icon?: IconName;
  title: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="empty">
      <Icon name={icon} large />
      <b>{title}</b>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}
