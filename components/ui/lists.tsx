import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";
import { type Tone, toneClass } from "./tone.ts";

/** Names on the left, what they are on the right. */
export function DefinitionList({
  items,
  className,
}: {
  items: readonly { term: ReactNode; value: ReactNode }[];
  className?: string;
}) {
  return (
    <dl className={classNames("dl", className)}>
      {items.map(({ term, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is written out once and never reordered
        <div key={index} className="contents">
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The exact words of a document, with where they stand. */
export function Quote({ children, source }: { children: ReactNode; source?: ReactNode }) {
  return (
    <figure>
      <blockquote className="quote">{children}</blockquote>
      {source && <figcaption className="meta mt-2">{source}</figcaption>}
    </figure>
  );
}

export type TimelineEvent = {
  key: string | number;
  /** Already written out: "09/10" or "09/10/2023". */
  day: string;
  time?: string;
  icon: IconName;
  tone?: Tone;
  title: ReactNode;
  /** Who, and by which document. */
  by?: ReactNode;
  /** The words said then, and the files (FileTag) that came with them. */
  body?: ReactNode;
};

/** What happened, newest or oldest first as given: when on the left, an icon on the line, what on the right. */
export function Timeline({ events }: { events: readonly TimelineEvent[] }) {
  return (
    <ol className="tl">
      {events.map((event) => (
        <li key={event.key}>
          <div className="when">
            <b className="tn">{event.day}</b>
            {event.time && <small className="tn">{event.time}</small>}
          </div>
          <span className={classNames("pin", event.tone && toneClass(event.tone))}>
            <Icon name={event.icon} />
          </span>
          <div>
            <h3>{event.title}</h3>
            {event.by && <div className="by">{event.by}</div>}
            {event.body}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** A document or a file as evidence; without `href` it is only named. */
export function FileTag({
  href,
  icon = "clip",
  note,
  newTab,
  children,
}: {
  href?: string;
  icon?: IconName;
  note?: string;
  /** What it leads to is looked at beside the page, not instead of it. */
  newTab?: boolean;
  children: ReactNode;
}) {
  const content = (
    <>
      <Icon name={icon} />
      {children} {note && <small>{note}</small>}
    </>
  );
  return href ? (
    <a className="file" href={href} {...(newTab && { target: "_blank", rel: "noopener" })}>
      {content}
    </a>
  ) : (
    <span className="file">{content}</span>
  );
}
