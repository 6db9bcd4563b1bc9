import { monthsOf, offeredPeriods, type Period, periodParams, periodWords } from "../../lib/appraisal/period.ts";
import { formatMonth } from "../../lib/calendar/format.ts";
import { type KeepReading, withParams } from "../../lib/progress/page-reading.ts";
import { capital } from "../../lib/reports/consolidated-words.ts";
import { Button } from "../ui/button.tsx";
import { FieldError } from "../ui/field.tsx";
import { FilterSelect } from "../ui/select.tsx";
import { Tabs } from "../ui/tabs.tsx";

/** The period that is looked at: by name, or from month to month. Both put it in the address. */
export function PeriodFilter({
  path,
  period,
  problem,
  asOf,
  planYear,
  keep,
}: {
  path: string;
  period: Period;
  problem: string | null;
  asOf: Temporal.PlainDate;
  planYear: number;
  keep: KeepReading;
}) {
  const chosen = periodParams(period);
  const months = monthsOf(asOf, planYear).map((month) => ({ value: month.toString(), label: formatMonth(month) }));
  const kept = [...new URLSearchParams(keep(path).split("?")[1])];
  return (
    <div className="stack">
      <Tabs
        label="Kỳ"
        className="views"
        tabs={offeredPeriods(asOf, planYear).map((offered) => {
          const params = periodParams(offered);
          return {
            href: keep(withParams(path, params)),
            label: capital(periodWords(offered)),
            current: params.from === chosen.from && params.to === chosen.to,
          };
        })}
      />
      <search>
        <form className="filters" action={path} aria-label="Chọn kỳ">
          {kept.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <FilterSelect
            name="from"
            label="Từ tháng"
            className="max-w-44"
            options={months}
            defaultValue={chosen.from}
            aria-describedby={problem ? "period-error" : undefined}
          />
          <FilterSelect
            name="to"
            label="Đến tháng"
            className="max-w-44"
            options={months}
            defaultValue={chosen.to}
            aria-describedby={problem ? "period-error" : undefined}
          />
          <Button type="submit" small icon="filter">
            Xem kỳ này
          </Button>
        </form>
        {problem && <FieldError id="period-error">{problem}</FieldError>}
      </search>
    </div>
  );
}
