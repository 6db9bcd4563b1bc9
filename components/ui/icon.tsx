import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/**
 * Every icon of the product, on a 16 × 16 grid. Silhouettes differ (disc, ring, clock, hourglass, triangle, loop, pause,
 * slash) so that a status is told apart in black and white. Marks inside a filled shape take the tint under it (--b).
 */
const SHAPES = {
  appr: (
    <>
      <rect x="1.6" y="1.6" width="12.8" height="12.8" rx="2.5" fill="currentColor" stroke="none" />
      <path d="m4.7 8.3 2.2 2.2 4.4-4.8" stroke="var(--b, #fff)" strokeWidth="1.8" />
    </>
  ),
  ar: <path d="M2.5 8h10.6M9.3 4.2 13.1 8l-3.8 3.8" />,
  bell: <path d="M3.4 11.3c.9-1 1.1-2 1.1-4.2a3.5 3.5 0 0 1 7 0c0 2.2.2 3.2 1.1 4.2zM6.5 13.6a1.6 1.6 0 0 0 3 0" />,
  building: <path d="M2.5 14V3h7v11M9.5 6.5h4V14M1.5 14h13M5 5.8h2M5 8.3h2M5 10.8h2" />,
  cal: (
    <>
      <rect x="1.8" y="3" width="12.4" height="11.2" rx="1.5" />
      <path d="M2 6.7h12M5 1.5v3M11 1.5v3" />
    </>
  ),
  cam: (
    <>
      <path d="M1.7 5h2.8l1.2-1.8h4.6L11.5 5h2.8v8H1.7z" />
      <circle cx="8" cy="8.8" r="2.4" />
    </>
  ),
  chart: <path d="M2 14h12M4.2 14V9M8 14V3.5M11.8 14V6.5" />,
  check: <path d="m3 8.6 3.3 3.3L13 4.8" />,
  clip: <path d="m13 7.6-5 5a3.1 3.1 0 0 1-4.4-4.4l5.2-5.2a2.1 2.1 0 0 1 3 3l-5.2 5.1a1 1 0 0 1-1.5-1.4l4.6-4.6" />,
  cloud: <path d="M4.6 12.8a3 3 0 0 1-.3-6 4 4 0 0 1 7.6-.6 3.3 3.3 0 0 1-.3 6.6zM6 9.4l1.5 1.5 2.6-2.8" />,
  dl: <path d="M8 2v8M4.7 7 8 10.3 11.3 7M2.5 13.7h11" />,
  dn: <path d="M8 2.7V13M4 9l4 4 4-4" />,
  doc: (
    <path d="M9.3 1.7H4.4a1 1 0 0 0-1 1v10.6a1 1 0 0 0 1 1h7.2a1 1 0 0 0 1-1V5zM9.2 1.9V5h3.2M5.8 8.3h4.4M5.8 11h4.4" />
  ),
  "doc-pdf": (
    <path d="M9.3 1.7H4.4a1 1 0 0 0-1 1v10.6a1 1 0 0 0 1 1h7.2a1 1 0 0 0 1-1V5zM9.2 1.9V5h3.2M6.2 12.2V7.8h2.1a1.4 1.4 0 0 1 0 2.8H6.2" />
  ),
  "doc-picture": (
    <path d="M9.3 1.7H4.4a1 1 0 0 0-1 1v10.6a1 1 0 0 0 1 1h7.2a1 1 0 0 0 1-1V5zM9.2 1.9V5h3.2M5.2 12.2l2.1-2.9 1.5 1.8.8-.9 1.3 2zM6.1 7.4h.1" />
  ),
  "doc-sheet": (
    <path d="M9.3 1.7H4.4a1 1 0 0 0-1 1v10.6a1 1 0 0 0 1 1h7.2a1 1 0 0 0 1-1V5zM9.2 1.9V5h3.2M5.5 7.8h5v4.4h-5zM8 7.8v4.4M5.5 10h5" />
  ),
  "doc-words": (
    <path d="M9.3 1.7H4.4a1 1 0 0 0-1 1v10.6a1 1 0 0 0 1 1h7.2a1 1 0 0 0 1-1V5zM9.2 1.9V5h3.2M5.2 7.8l1.2 4.4L8 8.6l1.6 3.6 1.2-4.4" />
  ),
  dots: <path d="M3 8h.1M8 8h.1M13 8h.1" strokeWidth="2.6" />,
  down: <path d="m3.5 6 4.5 4.5L12.5 6" />,
  edit: <path d="m2.3 13.7.8-3.2 7.5-7.5a1.5 1.5 0 0 1 2.1 0l.3.3a1.5 1.5 0 0 1 0 2.1l-7.5 7.5zM9.6 4.2l2.3 2.3" />,
  ext: <path d="M1.8 8h9.4M8 4.6 11.4 8 8 11.4M14.2 3.2v9.6" />,
  eye: (
    <>
      <path d="M1.4 8S3.8 3.6 8 3.6 14.6 8 14.6 8 12.2 12.4 8 12.4 1.4 8 1.4 8z" />
      <circle cx="8" cy="8" r="2" />
    </>
  ),
  filter: <path d="M2 3.5h12M4.2 8h7.6M6.4 12.5h3.2" />,
  flag: <path d="M3.5 14.4V2.2M3.5 2.8h8.7l-2 3 2 3H3.5" />,
  home: <path d="m2 7.4 6-5.2 6 5.2M3.6 6.3v7.4h8.8V6.3M6.5 13.7V9.6h3v4.1" />,
  info: (
    <>
      <circle cx="8" cy="8" r="6.4" />
      <path d="M8 7.3v4M8 4.8v.05" />
    </>
  ),
  key: (
    <>
      <circle cx="5" cy="10.8" r="3" />
      <path d="m7.2 8.6 6-6M10.5 5.3l2 2" />
    </>
  ),
  keyboard: (
    <>
      <rect x="1.5" y="3.8" width="13" height="8.6" rx="1.2" />
      <path d="M4 6.6h.1M6.7 6.6h.1M9.3 6.6h.1M12 6.6h.1M4.6 9.8h6.8" />
    </>
  ),
  late: (
    <>
      <circle cx="8" cy="8" r="6.4" />
      <path d="m5 8.2 2 2 4-4.3" />
    </>
  ),
  left: <path d="M10 3.5 5.5 8l4.5 4.5" />,
  list: <path d="M5.8 3.7h8M5.8 8h8M5.8 12.3h8M2.3 3.7h.1M2.3 8h.1M2.3 12.3h.1" />,
  lock: (
    <>
      <rect x="3" y="7" width="10" height="7" rx="1.2" />
      <path d="M5.2 7V4.9a2.8 2.8 0 0 1 5.6 0V7" />
    </>
  ),
  lsend: (
    <>
      <path d="M14.4 1.7 1.6 6.8l4 2.1M14.4 1.7l-2 5.6M5.6 8.9l3-3" />
      <circle cx="10.9" cy="11.4" r="3.4" />
      <path d="M10.9 9.8v1.7l1.1.7" />
    </>
  ),
  mail: (
    <>
      <rect x="1.7" y="3" width="12.6" height="10" rx="1.2" />
      <path d="m2 4 6 4.8L14 4" />
    </>
  ),
  na: (
    <>
      <circle cx="8" cy="8" r="6.4" />
      <path d="m3.6 12.4 8.8-8.8" />
    </>
  ),
  off: <path d="M2 2l12 12M4.4 6.9a3 3 0 0 0 .2 5.9h7M7 4.2a4 4 0 0 1 4.9 2 3.3 3.3 0 0 1 2 5.2" />,
  ok: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" stroke="none" />
      <path d="m4.7 8.3 2.2 2.2 4.4-4.8" stroke="var(--b, #fff)" strokeWidth="1.8" />
    </>
  ),
  on: (
    <>
      <circle cx="8" cy="8" r="6.4" />
      <path d="M8 4.4V8l2.4 1.6" />
    </>
  ),
  over: (
    <>
      <path d="M8 1.8 15 14H1z" fill="currentColor" />
      <path d="M8 6.3v3.6M8 12v.05" stroke="var(--b, #fff)" strokeWidth="1.8" />
    </>
  ),
  people: (
    <>
      <circle cx="6" cy="5.2" r="2.5" />
      <path d="M1.6 13.5c.3-2.6 2-4.1 4.4-4.1s4.1 1.5 4.4 4.1M10.6 2.9a2.4 2.4 0 0 1 0 4.6M12 9.8c1.4.6 2.2 1.9 2.4 3.7" />
    </>
  ),
  plus: <path d="M8 3v10M3 8h10" />,
  print: (
    <path d="M4.5 6V1.8h7V6M4.3 11.5H2.5a.9.9 0 0 1-.9-.9V7a1 1 0 0 1 1-1h10.8a1 1 0 0 1 1 1v3.6a.9.9 0 0 1-.9.9h-1.8M4.5 9.5h7v4.7h-7z" />
  ),
  reg: (
    <path d="M2.8 7.4A5.3 5.3 0 0 1 12 4.6l1.2 1.2M13.4 2.6v3.3h-3.3M13.2 8.6A5.3 5.3 0 0 1 4 11.4l-1.2-1.2M2.6 13.4v-3.3h3.3" />
  ),
  return: <path d="M5.8 2.8 2.3 6.3l3.5 3.5M2.5 6.3h7.7a3.6 3.6 0 0 1 0 7.2H7" />,
  right: <path d="m6 3.5 4.5 4.5L6 12.5" />,
  same: <path d="M3 6h10M3 10h10" />,
  screen: (
    <>
      <rect x="1.5" y="2.5" width="13" height="8.6" rx="1" />
      <path d="M8 11.1v2.6M5 13.9h6" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.7" />
      <path d="m10.5 10.5 3.8 3.8" />
    </>
  ),
  send: <path d="M14.4 1.7 1.6 6.8l5 2.6 2.6 5zM6.7 9.3l3.4-3.5" />,
  settings: (
    <>
      <path d="M2 4.5h5.6M11.4 4.5H14M2 11.5h2.6M8.4 11.5H14" />
      <circle cx="9.5" cy="4.5" r="1.9" />
      <circle cx="6.5" cy="11.5" r="1.9" />
    </>
  ),
  "sign-out": <path d="M6.5 2.5H3v11h3.5M10 4.8 13.2 8 10 11.2M6 8h7" />,
  soon: (
    <>
      <path d="M4 1.7h8M4 14.3h8M5 1.7v2.5L8 8l3-3.8V1.7M5 14.3v-2.5L8 8l3 3.8v2.5" />
      <path d="M5 14.3v-2L8 9.6l3 2.7v2z" fill="currentColor" stroke="none" />
    </>
  ),
  sort: <path d="M8 12.5v-9M4.5 6.5 8 3l3.5 3.5" />,
  star: <path d="m8 1.5 2 4.1 4.5.6-3.3 3.2.8 4.5L8 11.8l-4 2.1.8-4.5L1.5 6.2 6 5.6z" fill="currentColor" />,
  undo: <path d="M5.5 3 2.2 6.3l3.3 3.3M2.4 6.3h7.4a3.7 3.7 0 0 1 0 7.4H6.5" />,
  up: <path d="M8 13.3V3M4 7l4-4 4 4" />,
  wait: (
    <>
      <circle cx="8" cy="8" r="6.4" />
      <path d="M6.3 5.6v4.8M9.7 5.6v4.8" />
    </>
  ),
  x: <path d="m3.8 3.8 8.4 8.4M12.2 3.8l-8.4 8.4" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof SHAPES;

/** An icon beside its word; it never stands alone for a meaning, hence always hidden from screen readers. */
export function Icon({ name, large, className }: { name: IconName; large?: boolean; className?: string }) {
  return (
    <svg className={classNames("ic", large && "ic-lg", className)} viewBox="0 0 16 16" aria-hidden="true">
      {SHAPES[name]}
    </svg>
  );
}
