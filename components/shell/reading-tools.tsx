import { formatDate } from "../../lib/calendar/format.ts";
import { keepReading, type PageReading } from "../../lib/progress/page-reading.ts";
import { Button } from "../ui/button.tsx";
import { AppLink } from "../ui/link.tsx";
import { READING_DAY_ID } from "./reading-day.tsx";

type Read = {
  reading: PageReading;
  /** The page's own address, with whatever narrows it. */
  here: string;
};

/** Reads the page as of an earlier day: an ordinary form that puts the day in the address and keeps whatever else stands there. */
export function AsOfForm({ reading, here }: Read) {
  const { asOf } = reading;
  const [path = "", query = ""] = keepReading(reading)(here).split("?");
  const kept = [...new URLSearchParams(query)].filter(([name]) => name !== "asOf");
  return (
    <form action={path} className="as-of" aria-label="Ngày của số liệu">
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className="sr" htmlFor="asOf">
        Xem số liệu đến ngày
      </label>
      <input
        className="in in-sm"
        id="asOf"
        name="asOf"
        defaultValue={asOf.refused ? asOf.typed : formatDate(asOf.date)}
        aria-invalid={asOf.refused ? true : undefined}
        aria-describedby={asOf.refused ? READING_DAY_ID : undefined}
        placeholder="ngày/tháng/năm"
        inputMode="numeric"
        autoComplete="off"
      />
      <Button type="submit" small>
        Xem ngày này
      </Button>
    </form>
  );
}

/** Which of the two deadlines the figures of a page are read by: says which it is, and leads to the other. */
export function BasisSwitch({ reading, here }: Read) {
  const href = (basis: PageReading["basis"]) => keepReading({ ...reading, basis })(here);
  const current = (basis: PageReading["basis"]) => (reading.basis === basis ? "true" : undefined);
  return (
    <nav className="basis" aria-label="Tính theo hạn nào">
      <span>Tính theo</span>
      <AppLink href={href("current")} aria-current={current("current")}>
        Hạn hiện hành
      </AppLink>
      <AppLink href={href("original")} aria-current={current("original")}>
        Hạn gốc
      </AppLink>
    </nav>
  );
}
