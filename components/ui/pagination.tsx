import { ButtonLink } from "./button.tsx";

const NUMBER = new Intl.NumberFormat("vi-VN");

/** "1–50 trong 120" with the pages before and after. Nothing to turn, nothing shown. */
export function Pagination({
  page,
  pageSize,
  total,
  hrefFor,
}: {
  /** From 1. */
  page: number;
  pageSize: number;
  total: number;
  hrefFor: (page: number) => string;
}) {
  const pages = Math.ceil(total / pageSize);
  if (pages <= 1) return null;
  const first = (page - 1) * pageSize + 1;
  const last = Math.min(total, page * pageSize);
  return (
    <nav className="tbl-foot items-center" aria-label="Trang">
      <span>
        {NUMBER.format(first)}–{NUMBER.format(last)} trong {NUMBER.format(total)}
      </span>
      <span className="actions">
        {page > 1 && (
          <ButtonLink small icon="left" href={hrefFor(page - 1)} rel="prev">
            Trang trước
          </ButtonLink>
        )}
        {page < pages && (
          <ButtonLink small href={hrefFor(page + 1)} rel="next">
            Trang sau
          </ButtonLink>
        )}
      </span>
    </nav>
  );
}
