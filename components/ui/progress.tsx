import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { type Tone, toneClass } from "./tone.ts";

/** How far a piece of work is, 0 to 100, as a bar with its figure. `children` follow on the line ("còn 21 ngày"). */
export function Progress({ value, tone = "on", children }: { value: number; tone?: Tone; children?: ReactNode }) {
  const width = Math.min(100, Math.max(0, value));
  return (
    <div className={classNames("prog", children ? "prog-in" : null, toneClass(tone))}>
      <span className="prog-bar" aria-hidden="true">
        <i style={{ width: `${width}%` }} />
      </span>
      <span className="tn">{value}%</span>
      {children && <span className="nb">{children}</span>}
    </div>
  );
}
