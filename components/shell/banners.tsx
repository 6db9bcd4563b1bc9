import { formatDate } from "../../lib/calendar/format.ts";
import { Icon } from "../ui/icon.tsx";
import { AppLink } from "../ui/link.tsx";

/** Says that the clock of this installation stands still, so that nobody takes its figures for today's. */
export function DemoClockBanner({ today, sampleData }: { today: Temporal.PlainDate; sampleData: boolean }) {
  return (
    <aside className="band band-thin" aria-label="Đồng hồ bản dùng thử">
      <Icon name="info" />
      <span>
        Đồng hồ bản dùng thử đứng ở ngày <b className="tn">{formatDate(today)}</b>. Mọi con số tính đến ngày này.
        {sampleData && <span className="only-md"> Số liệu minh họa.</span>}
      </span>
    </aside>
  );
}

/**
 * Says that the page is read as of an earlier day (?asOf=), and leads back. Stands at the head of the page's content.
 * @param href the same page without asOf
 */
export function AsOfBanner({ date, href }: { date: Temporal.PlainDate; href: string }) {
  return (
    <aside className="band band-as-of" aria-label="Ngày của số liệu">
      <Icon name="cal" />
      <span>
        Đang xem số liệu của ngày <b className="tn">{formatDate(date)}</b>.
      </span>
      <AppLink href={href}>Về số liệu hôm nay</AppLink>
    </aside>
  );
}
