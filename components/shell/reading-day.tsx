import type { AsOf } from "../../lib/calendar/as-of.ts";
import { Icon } from "../ui/icon.tsx";
import { AsOfBanner } from "./banners.tsx";

const REFUSED: Readonly<Record<NonNullable<AsOf["refused"]>, string>> = {
  NOT_A_DATE: "Ngày trong địa chỉ không có thật; đang hiện số liệu hôm nay.",
  IN_THE_FUTURE: "Chưa có số liệu của ngày sau hôm nay; đang hiện số liệu hôm nay.",
  BEFORE_THE_PLAN: "Kế hoạch chưa ban hành vào ngày này; đang hiện số liệu hôm nay.",
};

/**
 * Says which day a page is read as of, when that is not today; or why the day asked for was not taken.
 * @param href the same page without asOf
 */
export function ReadingDay({ asOf, href }: { asOf: AsOf; href: string }) {
  if (asOf.past) return <AsOfBanner date={asOf.date} href={href} />;
  if (!asOf.refused) return null;
  return (
    <aside className="band band-as-of" aria-label="Ngày của số liệu">
      <Icon name="cal" />
      <span>{REFUSED[asOf.refused]}</span>
    </aside>
  );
}
