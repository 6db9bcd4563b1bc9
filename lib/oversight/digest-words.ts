import { formatDate } from "../calendar/format.ts";
import type { AlertKind, AlertUrgency } from "../platform/prisma/enums.ts";
import type { MailSubject } from "./mail-links.ts";
import { KIND_WORDS, URGENCIES, URGENCY_WORDS } from "./words.ts";

/** One thing that somebody is told of. */
export type DigestItem = {
  kind: AlertKind;
  urgency: AlertUrgency;
  title: string;
  body: string;
  dueOn: Temporal.PlainDate | null;
  /** Where it is dealt with; a whole address. */
  link: string;
};

/** All that a digest says, in words and addresses. */
export type DigestContent = {
  name: string;
  day: Temporal.PlainDate;
  /** What no e-mail has told before; at least one. */
  items: readonly DigestItem[];
  /** How many of each urgency earlier e-mails told of, and are open still. */
  stillOpen: Readonly<Record<AlertUrgency, number>>;
  /** Progress on show is invented. */
  sampleData: boolean;
  links: { alerts: string; preferences: string; unsubscribe: (subject: MailSubject) => string };
};

/** An e-mail in its two forms: each says everything. */
export type DigestWords = { subject: string; text: string; html: string };

/** More than this nobody reads in an e-mail; the rest is on the bell. */
const ITEMS_SHOWN = 40;

/** Writes the e-mail of a day (PRODUCT, "Alerts": one a person a day, plain text and HTML). */
export function digestWords(content: DigestContent): DigestWords {
  const sections = sectionsOf(content.items);
  return {
    subject: `[Đề án 06] ${countsOf(content.items)} – ${formatDate(content.day)}`,
    text: textOf(content, sections),
    html: htmlOf(content, sections),
  };
}

type Section = { urgency: AlertUrgency; total: number; items: DigestItem[] };

/** By urgency, within it by date, those without a date last; no more than can be read. */
function sectionsOf(items: readonly DigestItem[]): Section[] {
  let room = ITEMS_SHOWN;
  return URGENCIES.flatMap((urgency) => {
    const those = items.filter((item) => item.urgency === urgency).toSorted(byDate);
    if (those.length === 0) return [];
    const shown = those.slice(0, room);
    room -= shown.length;
    return [{ urgency, total: those.length, items: shown }];
  });
}

function byDate(left: DigestItem, right: DigestItem): number {
  if (left.dueOn && right.dueOn) return Temporal.PlainDate.compare(left.dueOn, right.dueOn);
  return Number(left.dueOn === null) - Number(right.dueOn === null);
}

const COUNTED: Readonly<Record<AlertUrgency, string>> = {
  NOW: "việc cần xử lý ngay",
  SOON: "việc cần xử lý sớm",
  LATER: "việc sắp tới",
  NEWS: "tin để biết",
};

/** "3 việc cần xử lý ngay, 2 việc cần xử lý sớm" */
function countsOf(items: readonly Pick<DigestItem, "urgency">[]): string {
  return counted(Object.fromEntries([...Map.groupBy(items, (item) => item.urgency)].map(([u, of]) => [u, of.length])));
}

function counted(counts: Partial<Record<AlertUrgency, number>>): string {
  return URGENCIES.filter((urgency) => counts[urgency])
    .map((urgency) => `${counts[urgency]} ${COUNTED[urgency]}`)
    .join(", ");
}

const SAMPLE = "Số liệu trong thư là số liệu minh họa.";
const AUTOMATIC = "Thư gửi tự động từ hệ thống Theo dõi Đề án 06, không cần trả lời thư này.";
const STOP_KIND = "Ngừng nhận loại thư này";
const STOP_ALL = "Ngừng nhận mọi thư tổng hợp";

function introOf({ day, items }: DigestContent): string {
  return `Thông báo mới đến ngày ${formatDate(day)}: ${countsOf(items)}.`;
}

function stillOpenOf({ stillOpen }: DigestContent): string | null {
  const words = counted(stillOpen);
  return words === "" ? null : `Ngoài ra còn ${words} đã gửi ở các thư trước, đến nay chưa xong.`;
}

function restOf({ total, items }: Section): string | null {
  const rest = total - items.length;
  return rest === 0 ? null : `và ${rest} thông báo khác, xem trên hệ thống.`;
}

const headOf = ({ urgency, total }: Section) => `${URGENCY_WORDS[urgency]} (${total})`;

function kindsOf({ items }: DigestContent): AlertKind[] {
  const there = new Set(items.map((item) => item.kind));
  return (Object.keys(KIND_WORDS) as AlertKind[]).filter((kind) => there.has(kind));
}

function textOf(content: DigestContent, sections: readonly Section[]): string {
  const { name, links, sampleData } = content;
  const open = stillOpenOf(content);
  const blocks = [
    `Kính gửi: ${name}`,
    introOf(content),
    ...(sampleData ? [SAMPLE] : []),
    ...sections.flatMap((section) => {
      const rest = restOf(section);
      const head = headOf(section);
      return [
        `${head}\n${"-".repeat(head.length)}`,
        ...section.items.map(({ title, body, link }) => `* ${title}\n  ${body.replaceAll("\n", "\n  ")}\n  ${link}`),
        ...(rest ? [rest] : []),
      ];
    }),
    ...(open ? [open] : []),
    `Xem tất cả thông báo: ${links.alerts}`,
    [
      "-- ",
      AUTOMATIC,
      `Chọn loại thư muốn nhận: ${links.preferences}`,
      ...kindsOf(content).map((kind) => `${STOP_KIND} (${KIND_WORDS[kind]}): ${links.unsubscribe(kind)}`),
      `${STOP_ALL}: ${links.unsubscribe("ALL")}`,
    ].join("\n"),
  ];
  return `${blocks.join("\n\n")}\n`;
}

// Colours of the product's light theme; e-mail readers take no style sheet.
const INK = "#17212B";
const QUIET = "#586471";
const LINK = "#17538F";
const LINE = "#C3CCD5";
const EDGE: Readonly<Record<AlertUrgency, string>> = {
  NOW: "#C7342A",
  SOON: "#C4770C",
  LATER: "#1A5490",
  NEWS: "#7A8693",
};

function htmlOf(content: DigestContent, sections: readonly Section[]): string {
  const { name, links, sampleData } = content;
  const open = stillOpenOf(content);
  const lines = [
    "<!DOCTYPE html>",
    '<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<title>${escaped(introOf(content))}</title></head>`,
    `<body style="margin:0;padding:16px;background:#fff;color:${INK};font:15px/1.55 'Be Vietnam Pro','Segoe UI',Roboto,Arial,sans-serif">`,
    '<div style="max-width:640px;margin:0 auto">',
    paragraph(`Kính gửi: <b>${escaped(name)}</b>`),
    paragraph(escaped(introOf(content))),
    ...(sampleData ? [paragraph(escaped(SAMPLE))] : []),
    ...sections.map(sectionHtml),
    ...(open ? [paragraph(escaped(open))] : []),
    paragraph(anchor(links.alerts, "Xem tất cả thông báo")),
    footerHtml(content),
    "</div></body></html>",
  ];
  return `${lines.join("\n")}\n`;
}

function sectionHtml(section: Section): string {
  const rest = restOf(section);
  return [
    `<h2 style="font-size:17px;line-height:1.3;margin:24px 0 8px">${escaped(headOf(section))}</h2>`,
    ...section.items.map(
      ({ title, body, link }) =>
        `<div style="border-left:3px solid ${EDGE[section.urgency]};padding:2px 0 2px 12px;margin:0 0 12px">` +
        `${anchor(link, title, true)}<br>${escaped(body).replaceAll("\n", "<br>")}</div>`,
    ),
    ...(rest ? [paragraph(escaped(rest))] : []),
  ].join("\n");
}

function footerHtml(content: DigestContent): string {
  const { links } = content;
  const stops = kindsOf(content).map(
    (kind) => `${escaped(KIND_WORDS[kind])}: ${anchor(links.unsubscribe(kind), STOP_KIND)}`,
  );
  return (
    `<div style="border-top:1px solid ${LINE};margin-top:24px;padding-top:12px;color:${QUIET};font-size:13px">` +
    [
      escaped(AUTOMATIC),
      anchor(links.preferences, "Chọn loại thư muốn nhận"),
      ...stops,
      anchor(links.unsubscribe("ALL"), STOP_ALL),
    ].join("<br>\n") +
    "</div>"
  );
}

const paragraph = (html: string) => `<p style="margin:0 0 12px">${html}</p>`;

function anchor(href: string, words: string, strong = false): string {
  const weight = strong ? ";font-weight:600" : "";
  return `<a href="${escaped(href)}" style="color:${LINK}${weight}">${escaped(words)}</a>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
