import type { ReactNode } from "react";
import { Button, ButtonLink } from "./button.tsx";
import { Icon } from "./icon.tsx";

/**
 * Narrows a list: an ordinary form that puts its answers in the address. On a phone the choices are folded away.
 * @param list the address of the whole list; what stands in it stays
 * @param kept what else stays, by name; an empty value is left out
 * @param clearHref the list without a filter, offered while it is narrowed
 * @param search what stands before the choices, on a phone too
 */
export function FilterForm({
  label,
  list,
  kept = {},
  narrowed,
  clearHref,
  search,
  children,
}: {
  label: string;
  list: string;
  kept?: Readonly<Record<string, string | null>>;
  narrowed: boolean;
  clearHref: string;
  search?: ReactNode;
  children: ReactNode;
}) {
  const [path = "", query = ""] = list.split("?");
  return (
    <search>
      <form className="filters" action={path} aria-label={label}>
        {[...new URLSearchParams(query), ...Object.entries(kept)].map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        {search}
        <input type="checkbox" id="loc" className="filter-toggle sr only-sm" />
        <label htmlFor="loc" className="btn btn-sm only-sm">
          <Icon name="filter" />
          Bộ lọc
        </label>
        <div className="filter-more">
          {children}
          <Button type="submit" small icon="filter">
            Lọc
          </Button>
        </div>
        {narrowed && (
          <ButtonLink small variant="quiet" href={clearHref}>
            Xóa bộ lọc
          </ButtonLink>
        )}
      </form>
    </search>
  );
}
