import { formatNumber } from "../../lib/calendar/format.ts";
import { meetsTarget, type Share, sumOf, type Target, whatIf } from "../../lib/indicators/rules.ts";
import { allWords, rateWords, whatIfWords } from "../../lib/indicators/words.ts";
import { AppLink } from "../ui/link.tsx";
import { HeadCell, Table } from "../ui/table.tsx";
import { MetWord } from "./met-chip.tsx";

/** What makes a rate up, the lowest first, so that it can be traced to what holds it down. */
export function ShareTable({
  shares,
  target,
  heads,
  hrefOf,
}: {
  shares: readonly Share[];
  target: Target;
  /** What the rows are, and the two numbers. */
  heads: { name: string; part: string; whole: string };
  hrefOf?: (key: string) => string;
}) {
  const counted = shares
    .filter(({ whole }) => whole > 0)
    .toSorted((a, b) => a.part / a.whole - b.part / b.whole || b.whole - a.whole);
  const whole = sumOf(counted);
  return (
    <Table caption={`${heads.name}: ${heads.part}`} cards>
      <thead>
        <tr>
          <HeadCell>{heads.name}</HeadCell>
          <HeadCell digits>{heads.whole}</HeadCell>
          <HeadCell digits>{heads.part}</HeadCell>
          <HeadCell digits>Tỷ lệ</HeadCell>
          <HeadCell>Tình trạng</HeadCell>
        </tr>
      </thead>
      <tbody>
        {counted.map((share) => (
          <tr key={share.key}>
            <td data-label={heads.name}>
              {hrefOf ? <AppLink href={hrefOf(share.key)}>{share.name}</AppLink> : share.name}
            </td>
            <td data-label={heads.whole} className="num">
              {formatNumber(share.whole)}
            </td>
            <td data-label={heads.part} className="num">
              {formatNumber(share.part)}
            </td>
            <td data-label="Tỷ lệ" className="num">
              {rateWords(share, target)}
            </td>
            <td data-label="Tình trạng">
              <MetWord met={meetsTarget(share, target)} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Toàn tỉnh</th>
          <td className="num">{formatNumber(whole.whole)}</td>
          <td className="num">{formatNumber(whole.part)}</td>
          <td className="num">{rateWords(whole, target)}</td>
          <td>
            <MetWord met={meetsTarget(whole, target)} />
          </td>
        </tr>
      </tfoot>
    </Table>
  );
}

/** Sentences of what would be if one of them met the target, the largest effect first. */
export function WhatIfList({ shares, target, more }: { shares: readonly Share[]; target: Target; more: string }) {
  const effects = whatIf(shares, target.percent);
  if (effects.length === 0) return <p className="meta">Không đơn vị nào dưới mức {target.percent}%.</p>;
  return (
    <ol className="list-decimal pl-6 grid gap-1" data-what-if>
      {effects.map((effect) => (
        <li key={effect.share.key}>{whatIfWords(effect, target, more)}</li>
      ))}
      {effects.length > 1 && <li>{allWords(effects, target)}</li>}
    </ol>
  );
}
