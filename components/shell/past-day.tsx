import { formatDate } from "../../lib/calendar/format.ts";
import { keepReading, type PageReading, todayHref } from "../../lib/progress/page-reading.ts";
import { ButtonLink } from "../ui/button.tsx";
import { ReadingDay } from "./reading-day.tsx";
import { StatePage } from "./state-page.tsx";

/**
 * In place of a form, where an earlier day is read: nothing is written on a day that has passed.
 * @param here the form's own address
 * @param back the page it belongs to
 */
export function PastDayForm({
  reading,
  here,
  back,
}: {
  reading: PageReading;
  here: string;
  back: { href: string; label: string };
}) {
  return (
    <>
      <ReadingDay reading={reading} here={here} />
      <StatePage
        icon="cal"
        title="Không ghi vào ngày đã qua"
        action={
          <>
            <ButtonLink variant="primary" href={todayHref(here, reading)}>
              Mở theo số liệu hôm nay
            </ButtonLink>
            <ButtonLink href={keepReading(reading)(back.href)}>{back.label}</ButtonLink>
          </>
        }
      >
        <p>
          Đang xem số liệu của ngày {formatDate(reading.asOf.date)}. Số liệu của ngày đã qua chỉ để đọc; cập nhật, đề
          nghị và quyết định được ghi vào ngày hôm nay.
        </p>
      </StatePage>
    </>
  );
}
