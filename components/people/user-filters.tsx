import type { AgencyChoice, UserFilter } from "../../lib/people/queries.ts";
import { ROLE_WORDS, ROLES } from "../../lib/people/words.ts";
import { FilterSelect } from "../ui/select.tsx";

/** The filter of the list of accounts: a plain form that puts its answers into the address. */
export function UserFilters({ filter, agencies }: { filter: UserFilter; agencies: readonly AgencyChoice[] }) {
  return (
    <search>
      <form className="filters" action="/admin/users">
        <input
          className="in in-sm max-w-64"
          type="search"
          name="q"
          aria-label="Tìm theo tên, chức vụ, đơn vị"
          placeholder="Tên, chức vụ, đơn vị"
          defaultValue={filter.text}
        />
        <FilterSelect
          name="role"
          className="max-w-56"
          label="Vai trò"
          empty="Mọi vai trò"
          options={ROLES.map((value) => ({ value, label: ROLE_WORDS[value] }))}
          defaultValue={filter.role ?? ""}
        />
        <FilterSelect
          name="agency"
          className="max-w-64"
          label="Đơn vị"
          empty="Mọi đơn vị"
          options={agencies.map(({ id, name }) => ({ value: String(id), label: name }))}
          defaultValue={filter.agencyId === null ? "" : String(filter.agencyId)}
        />
        <FilterSelect
          name="state"
          className="max-w-40"
          label="Trạng thái"
          empty="Mọi trạng thái"
          options={[
            { value: "active", label: "Đang hoạt động" },
            { value: "disabled", label: "Đã khóa" },
          ]}
          defaultValue={filter.state ?? ""}
        />
        <button type="submit" className="btn btn-sm">
          Lọc
        </button>
      </form>
    </search>
  );
}
