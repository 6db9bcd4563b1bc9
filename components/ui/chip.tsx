import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";
import { type Tone, toneClass } from "./tone.ts";

/** A status: icon, word and colour, always all three, so that paper and colour-blind readers lose nothing. */
export function Chip({
  tone,
  icon,
  large,
  children,
}: {
  tone: Tone;
  icon: IconName;
  large?: boolean;
  children: ReactNode;
}) {
  return (
    <span className={classNames("chip", large && "chip-lg", toneClass(tone))}>
      <Icon name={icon} />
      {children}
    </span>
  );
}

/** The same without the box, for places where chips would crowd. */
export function StatusWord({ tone, icon, children }: { tone: Tone; icon: IconName; children: ReactNode }) {
  return (
    <span className={classNames("st", toneClass(tone))}>
      <Icon name={icon} />
      {children}
    </span>
  );
}

/** What part someone has: "Chủ trì" stands out, "Phối hợp" does not. */
export function RoleTag({ lead, children }: { lead?: boolean; children: ReactNode }) {
  return <span className={classNames("role", lead && "role-lead")}>{children}</span>;
}

/** A number of the document (STT) in its box. */
export function NumberTag({ number, label = "Số thứ tự" }: { number: number | string; label?: string }) {
  return (
    <span className="stt">
      <span className="sr">{label} </span>
      {number}
    </span>
  );
}
