import { Fragment, type ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { AppLink } from "./link.tsx";

type Crumb = { href?: string; label: string };

/** Where the page lies: "Bảng theo dõi nhiệm vụ › Nhiệm vụ 16". The last one is the page itself. */
function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav className="crumb" aria-label="Vị trí">
      {crumbs.map(({ href, label }, index) => (
        <Fragment key={label}>
          {index > 0 && " › "}
          {href ? <AppLink href={href}>{label}</AppLink> : <span aria-current="page">{label}</span>}
        </Fragment>
      ))}
    </nav>
  );
}

type PageHeadProps = {
  title: ReactNode;
  /** One line of facts under the title; keep the whole head under 80 px. */
  facts?: ReactNode;
  /** Stands beside the title: a status chip. */
  mark?: ReactNode;
  crumbs?: readonly Crumb[];
  actions?: ReactNode;
  /** For the page of one numbered thing: its number in a box, and a row of tags under both columns. */
  number?: number | string;
  tags?: ReactNode;
};

/** Head of a page, with its only h1: title, one line of facts, actions on the right. */
export function PageHead({ title, facts, mark, crumbs, actions, number, tags }: PageHeadProps) {
  const numbered = number !== undefined;
  return (
    <div className={classNames("page-head", numbered && "page-head-task")}>
      <div className="wrap">
        <div>
          {crumbs && <Crumbs crumbs={crumbs} />}
          {numbered ? (
            <div className="task-h">
              <span className="stt">
                <span className="sr">Số thứ tự </span>
                {number}
              </span>
              <h1>{title}</h1>
            </div>
          ) : (
            <div className="page-title">
              <h1>{title}</h1>
              {mark}
            </div>
          )}
          {facts && <p className="sub">{facts}</p>}
        </div>
        {tags && <div className="task-tags">{tags}</div>}
        {actions && <div className="actions">{actions}</div>}
      </div>
    </div>
  );
}
