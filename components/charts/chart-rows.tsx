"use client";

import { AppLink } from "../ui/link.tsx";
import { Table } from "../ui/table.tsx";

export type ChartColumn = { title: string; className: string | undefined };
export type ChartRow = { key: string; href: string | null; words: readonly string[] };

/**
 * The rows of a chart's table, already in words. In the browser's half of the page, because a row then travels as its words alone:
 * a plan of three hundred agencies has thousands of cells, and sent as elements they are most of the page.
 */
export function ChartRows({
  caption,
  keyAs,
  columns,
  rows,
}: {
  caption: string;
  keyAs: `data-${string}`;
  columns: readonly ChartColumn[];
  rows: readonly ChartRow[];
}) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          {columns.map(({ title, className }) => (
            <th key={title} scope="col" className={className === "num" ? className : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, href, words }) => (
          <tr key={key} {...{ [keyAs]: key }}>
            {columns.map(({ title, className }, place) =>
              place > 0 ? (
                <td key={title} className={className}>
                  {words[place]}
                </td>
              ) : (
                <th key={title} scope="row">
                  {href ? <AppLink href={href}>{words[0]}</AppLink> : words[0]}
                </th>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
