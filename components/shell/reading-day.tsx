import type { AsOf } from "../../lib/calendar/as-of.ts";
import { type PageReading, todayHref } from "../../lib/progress/page-reading.ts";
import { Icon } from "../ui/icon.tsx";
import { AsOfBanner } from "./banners.tsx";

/** Why the day asked for was not taken. */
export const READING_DAY_ID = "ngay-so-lieu";

const REFUSED: Readonly<Record<NonNullable<AsOf["refused"]>, string>> = {
  NOT_A_DATE: "Ngày cần xem không có thật (dạng ngày/tháng/năm); đang hiện số liệu hôm nay.",
  IN_THE_FUTURE: "Chưa có số liệu của ngày sau hôm nay; đang hiện số liệu hôm nay.",
  BEFORE_THE_PLAN: "Kế hoạch chưa ban hành vào ngày này; đang hiện số liệu hôm nay.",
};

/**
 * Says which day a page is read as of, when that is not today; or why the day asked for was not taken.
 * @param here the page's own address, with whatever narrows it
 */
export function ReadingDay({ reading, here }: { reading: PageReading; here: string }) {
  const { asOf } = reading;
  if (asOf.past) return <AsOfBanner date={asOf.date} href={todayHref(here, reading)} />;
  if (!asOf.refused) return null;
  return (
    <aside className="band band-as-of" aria-label="Ngày của số liệu">
      <Icon name="cal" />
      <span id={READING_DAY_ID}>{REFUSED[asOf.refused]}</span>
    </aside>
  );
}
