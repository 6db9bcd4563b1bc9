import type { ReactNode } from "react";
import { classNames } from "../ui/class-names.ts";

/** A chart: small title, the sentence it proves, the drawing, a note, and the table that says the same in figures. */
export function ChartFrame({
  id,
  title,
  takeaway,
  note,
  table,
  className,
  wide,
  children,
}: {
  id: string;
  title: string;
  takeaway: string;
  note?: ReactNode;
  table: ReactNode;
  className?: string;
  /** Needs room: on a narrow screen it scrolls within itself. */
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <section className={classNames("panel chart", className)} aria-labelledby={`${id}-title`} id={id}>
      <h2 id={`${id}-title`}>{title}</h2>
      <p className="take">{takeaway}</p>
      <div className={wide ? "plot plot-wide" : "plot"}>
        <div>{children}</div>
      </div>
      {/* Charts are drawn by script; without it the table is the chart. */}
      <noscript>{table}</noscript>
      <div className="chart-foot">
        {note && <span className="src">{note}</span>}
        <details className="needs-script">
          <summary>Bảng số liệu</summary>
          {table}
        </details>
      </div>
    </section>
  );
}
