import type { ReactNode } from "react";
import { formatDate } from "../../lib/calendar/format.ts";
import type { Meeting } from "../../lib/meetings/queries.ts";
import { SLIDES, type SlidePlace } from "../../lib/meetings/rules.ts";
import { SLIDE_TITLES } from "../../lib/meetings/words.ts";
import { figuresDayWords } from "../../lib/progress/words.ts";
import { ButtonLink } from "../ui/button.tsx";
import { FullScreenButton } from "./full-screen-button.tsx";
import { SlideKeys } from "./slide-keys.tsx";

/**
 * One slide: its question, the way to the others, and of which day and which frozen text it is.
 * @param at the address of a slide by its number
 */
export function SlideFrame({
  meeting,
  place,
  at,
  leaveHref,
  children,
}: {
  meeting: Meeting;
  place: SlidePlace;
  at: (slide: number) => string;
  leaveHref: string;
  children: ReactNode;
}) {
  const { snapshot, contentHash } = meeting;
  const link = (slide: number | null) => (slide === null ? null : at(slide));
  const [before, after] = [link(place.before), link(place.after)];
  return (
    <div className="slide" data-mode="hop" data-slide={place.kind}>
      <SlideKeys number={place.number} addresses={SLIDES.map((_, index) => at(index + 1))} leave={leaveHref} />
      <div className="slide-head">
        <div>
          <p className="meta">
            {meeting.title}, {place.number}/{SLIDES.length}
            {meeting.presider !== "" && ` · Chủ trì: ${meeting.presider}`}
          </p>
          <h1>{SLIDE_TITLES[place.kind]}</h1>
        </div>
        <nav className="slide-steps" aria-label="Các trang của cuộc họp">
          {before && (
            <ButtonLink icon="left" href={before}>
              Trước
            </ButtonLink>
          )}
          {after && (
            <ButtonLink variant="primary" icon="right" href={after}>
              Sau
            </ButtonLink>
          )}
          <FullScreenButton />
          <ButtonLink icon="x" href={leaveHref}>
            Ra khỏi chế độ họp
          </ButtonLink>
        </nav>
      </div>
      <div className="slide-body">{children}</div>
      <p className="meta slide-foot">
        {figuresDayWords(Temporal.PlainDate.from(snapshot.asOf), snapshot.sampleData, snapshot.basis)}, giữ nguyên từ
        khi họp ngày {formatDate(meeting.heldOn)}. Mã kiểm tra SHA-256: {contentHash}
      </p>
    </div>
  );
}
