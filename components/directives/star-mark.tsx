import { STAR_WORDS } from "../../lib/directives/words.ts";
import { Icon } from "../ui/icon.tsx";

/** "★ lãnh đạo theo dõi": the sign with its words, in the row of a task that a leader watches. */
export function StarMark() {
  return (
    <div className="second nb" data-star>
      <Icon name="star" /> {STAR_WORDS}
    </div>
  );
}
