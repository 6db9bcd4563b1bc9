import { classNames } from "../ui/class-names.ts";
import { AppLink } from "../ui/link.tsx";
import { type Tone, toneClass } from "../ui/tone.ts";

export type BarRow = {
  key: string;
  label: string;
  count: number;
  /** What stands beside the count. */
  meta: string;
  /** The list it counts; null where the reader may not open it. */
  href: string | null;
  tone?: Tone;
};

/** A line each with its count, the longest bar as long as there is room. Drawn by the server: it stands without scripts, on a phone and on paper. */
export function BarList({ rows, keyAs, wide }: { rows: readonly BarRow[]; keyAs: `data-${string}`; wide?: boolean }) {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <ul className={classNames("hbars", wide && "hbars-wide")}>
      {rows.map(({ key, label, count, meta, href, tone }) => {
        const bar = (
          <>
            <span className="hbar-name">{label}</span>
            <span className="hbar-room">
              <span className="hbar" style={{ width: `${(count / most) * 100}%` }} />
            </span>
            <span className="hbar-n">
              <b>{count}</b> <span className="meta">{meta}</span>
            </span>
          </>
        );
        return (
          <li key={key} className={tone && toneClass(tone)} {...{ [keyAs]: key }}>
            {href ? <AppLink href={href}>{bar}</AppLink> : <span className="hbar-row">{bar}</span>}
          </li>
        );
      })}
    </ul>
  );
}
