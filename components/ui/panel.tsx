import { type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";

type PanelProps = {
  title?: ReactNode;
  /** Grey words after the title: "11 nhiệm vụ". */
  count?: ReactNode;
  /** Right of the title: a link, or a note in small print. */
  aside?: ReactNode;
  foot?: ReactNode;
  /** The content reaches the panel's edges (tables, ruled lists). */
  flush?: boolean;
  /** Names the panel where it shows no title. */
  label?: string;
  id?: string;
  className?: string;
  children?: ReactNode;
};

/** A white sheet with a thin rule round it; a region of the page, named by its title. */
export function Panel({ title, count, aside, foot, flush, label, id, className, children }: PanelProps) {
  const titleId = useId();
  return (
    <section
      id={id}
      className={classNames("panel", className)}
      aria-labelledby={title ? titleId : undefined}
      aria-label={title ? undefined : label}
    >
      {title && (
        <div className="panel-head">
          <h2 id={titleId}>
            {title} {count !== undefined && <span className="count">{count}</span>}
          </h2>
          {aside}
        </div>
      )}
      {flush ? children : <div className="panel-body">{children}</div>}
      {foot && <div className="panel-foot">{foot}</div>}
    </section>
  );
}
