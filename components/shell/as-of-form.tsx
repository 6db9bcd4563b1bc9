import type { AsOf } from "../../lib/calendar/as-of.ts";
import { Button } from "../ui/button.tsx";

/** Reads the page as of an earlier day: an ordinary form that puts the day in the address. */
export function AsOfForm({ action, date, today }: { action: string; date: AsOf; today: Temporal.PlainDate }) {
  return (
    <form action={action} className="as-of" aria-label="Ngày của số liệu">
      <label className="sr" htmlFor="asOf">
        Xem số liệu đến ngày
      </label>
      <input
        className="in in-sm"
        type="date"
        id="asOf"
        name="asOf"
        defaultValue={date.date.toString()}
        max={today.toString()}
      />
      <Button type="submit" small>
        Xem ngày này
      </Button>
    </form>
  );
}
