import type { ReactNode, ThHTMLAttributes } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import { AppLink } from "./link.tsx";

type TableProps = {
  /** Read out before the table; not shown, because the panel's title says it. */
  caption: string;
  /** The head stays under the top bar while the rows scroll. */
  sticky?: boolean;
  /** Rows become cards on a phone. */
  cards?: boolean;
  /** Column widths are those of the <col> elements, whatever the cells hold. */
  fixed?: boolean;
  /** One line a row, for lists that are worked through. */
  compact?: boolean;
  className?: string;
  children: ReactNode;
};

export function Table({ caption, sticky, cards, fixed, compact, className, children }: TableProps) {
  return (
    <table
      className={classNames(
        "t",
        sticky && "t-sticky",
        cards && "t-cards",
        fixed && "t-fixed",
        compact && "t-mid",
        className,
      )}
    >
      <caption className="sr">{caption}</caption>
      {children}
    </table>
  );
}

/** A row's left edge in red or amber, in addition to its chip. */
export function rowClass(edge: "over" | "soon" | null | undefined, selected?: boolean): string | undefined {
  return classNames(edge && `is-${edge}`, selected && "is-sel");
}

export type SortDirection = "ascending" | "descending";

/** A column head. With `sort` it is a link that sorts by the column, so sorting works without JavaScript. */
export function HeadCell({
  children,
  digits,
  sort,
  className,
  ...rest
}: ThHTMLAttributes<HTMLTableCellElement> & {
  digits?: boolean;
  /** `href` is the page sorted by this column (the other way round when it already is). */
  sort?: { href: string; direction: SortDirection | null };
}) {
  return (
    <th
      scope="col"
      className={classNames(digits && "num", className)}
      aria-sort={sort?.direction ?? undefined}
      {...rest}
    >
      {sort ? (
        <AppLink className="sort" href={sort.href}>
          {children} {sort.direction && <Icon name={sort.direction === "ascending" ? "sort" : "dn"} />}
        </AppLink>
      ) : (
        children
      )}
    </th>
  );
}
