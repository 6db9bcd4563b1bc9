import { formatDate } from "../../lib/calendar/format.ts";
import type { AuditChoices, AuditFilter } from "../../lib/people/audit-queries.ts";
import { actionWord } from "../../lib/people/audit-words.ts";
import { FilterSelect } from "../ui/select.tsx";

/** The filter of the trail: a plain form that puts its answers into the address. */
export function AuditFilters({ filter, choices }: { filter: AuditFilter; choices: AuditChoices }) {
  return (
    <search>
      <form className="filters" action="/admin/audit">
        <FilterSelect
          name="user"
          className="max-w-64"
          label="Người thực hiện"
          empty="Mọi người"
          options={choices.users.map(({ id, name }) => ({ value: String(id), label: name }))}
          defaultValue={filter.userId === null ? "" : String(filter.userId)}
        />
        <FilterSelect
          name="action"
          className="max-w-56"
          label="Việc"
          empty="Mọi việc"
          options={choices.actions.map((value) => ({ value, label: actionWord(value) }))}
          defaultValue={filter.action ?? ""}
        />
        <FilterSelect
          name="outcome"
          className="max-w-44"
          label="Kết quả"
          empty="Mọi kết quả"
          options={[{ value: "refused", label: "Chỉ việc bị từ chối, chưa ghi" }]}
          defaultValue={filter.refusedOnly ? "refused" : ""}
        />
        <Day name="from" label="Từ ngày" day={filter.from} />
        <Day name="to" label="Đến ngày" day={filter.to} />
        <label className="flex items-center gap-2 text-table">
          <input className="cb" type="checkbox" name="signins" value="1" defaultChecked={filter.signIns} />
          Hiện cả đăng nhập, đăng xuất
        </label>
        <button type="submit" className="btn btn-sm">
          Lọc
        </button>
      </form>
    </search>
  );
}

function Day({ name, label, day }: { name: string; label: string; day: Temporal.PlainDate | null }) {
  return (
    <input
      className="in in-sm max-w-36"
      name={name}
      aria-label={`${label}, dạng dd/mm/yyyy`}
      placeholder={label}
      inputMode="numeric"
      autoComplete="off"
      defaultValue={day ? formatDate(day) : ""}
    />
  );
}
