import type { ReactNode } from "react";
import { classNames } from "../ui/class-names.ts";
import { Icon } from "../ui/icon.tsx";
import { CopyChartButton } from "./chart-files.tsx";

/** The address of a chart's Excel file, by the chart's id. */
export type ChartFiles = (chartId: string) => string;

/** The anchor of a chart's table: a link to it opens the fold. */
export const tableId = (chartId: string) => `bang-${chartId}`;

/** A chart: small title, the sentence it proves, the drawing, a note, and the table that says the same in figures. */
export function ChartFrame({
  id,
  title,
  takeaway,
  note,
  legend,
  narrow,
  after,
  table,
  className,
  wide,
  files,
  children,
}: {
  id: string;
  title: string;
  takeaway: string;
  note?: ReactNode;
  /** How to read the marks: stands only where the drawing does. */
  legend?: ReactNode;
  /** Stands in place of the drawing where that has no room: on a phone, and on a tablet held upright. */
  narrow?: ReactNode;
  /** Stands below either: what of a large plan they leave out. */
  after?: ReactNode;
  /** Null where the drawing is a table itself. */
  table: ReactNode;
  className?: string;
  /** Needs room: on a narrow screen it scrolls within itself. */
  wide?: boolean;
  /** How the chart is taken along. */
  files: ChartFiles;
  children: ReactNode;
}) {
  return (
    <section className={classNames("panel chart", className)} aria-labelledby={`${id}-title`} id={id}>
      <h2 id={`${id}-title`}>{title}</h2>
      <p className="take">{takeaway}</p>
      <div className={classNames("plot", wide && "plot-wide", Boolean(narrow) && "has-narrow")}>
        <div>{children}</div>
      </div>
      {narrow && <div className="chart-narrow">{narrow}</div>}
      {after}
      <div className="chart-foot">
        {legend && (
          <span className={classNames("src legend-of-drawing", Boolean(narrow) && "has-narrow")}>{legend}</span>
        )}
        {note && <span className="src">{note}</span>}
        <span className="chart-tools no-print">
          <span className="needs-script">
            <CopyChartButton chartId={id} />
          </span>
          <a className="chart-tool" href={files(id)} download>
            <Icon name="doc-sheet" />
            Excel
          </a>
        </span>
        {table && (
          <details className="chart-table">
            <summary>Bảng số liệu</summary>
            <div id={tableId(id)}>{table}</div>
          </details>
        )}
      </div>
    </section>
  );
}
