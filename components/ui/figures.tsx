import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";
import { AppLink } from "./link.tsx";
import { type Tone, toneClass } from "./tone.ts";

const NUMBER = new Intl.NumberFormat("vi-VN");

/** Whole percent of a fraction; null where there is nothing to divide by. */
function percent(part: number, whole: number): string | null {
  return whole === 0 ? null : `${Math.round((part / whole) * 100)}%`;
}

/** "5/11 45%": a number is never shown without its denominator, and the percentage follows the fraction. */
export function StatFraction({ part, whole, rate }: { part: number; whole: number; rate?: string | null }) {
  const shown = rate === undefined ? percent(part, whole) : rate;
  return (
    <span className="v">
      {NUMBER.format(part)}
      <span>/{NUMBER.format(whole)}</span>
      {shown && (
        <>
          <span className="sr">, </span>
          <em>{shown}</em>
        </>
      )}
    </span>
  );
}

/** One key figure of an overview; a row of them stands in <div className="kpis">. */
export function KeyFigure({
  tone,
  icon,
  label,
  part,
  whole,
  rate,
  href,
  children,
}: {
  tone: Tone;
  icon: IconName;
  label: ReactNode;
  part: number;
  whole: number;
  rate?: string | null;
  /** The list that makes up the number. */
  href?: string;
  children?: ReactNode;
}) {
  const content = (
    <>
      <span className="k">
        <Icon name={icon} />
        {label}
      </span>
      <StatFraction part={part} whole={whole} rate={rate} />
      {children && <small>{children}</small>}
    </>
  );
  const className = classNames("kpi", toneClass(tone));
  return href ? (
    <AppLink className={className} href={href}>
      {content}
    </AppLink>
  ) : (
    <div className={className}>{content}</div>
  );
}
