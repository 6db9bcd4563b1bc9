import type { ReactNode } from "react";
import { classNames } from "../ui/class-names.ts";

export const CONTENT_ID = "noi-dung";

/** First thing the Tab key meets. */
export function SkipLink() {
  return (
    <a className="skip" href={`#${CONTENT_ID}`}>
      Đến nội dung chính
    </a>
  );
}

/** What stands under the page's head; the landmark round both is the frame's. `bare` is for screens that fill the window. */
export function Main({ bare, className, children }: { bare?: boolean; className?: string; children: ReactNode }) {
  return <div className={classNames(!bare && "wrap main", className)}>{children}</div>;
}

/** Where the words come from, and what of it is invented. */
export function Footer({ year, province, sampleData }: { year: number; province: string; sampleData: boolean }) {
  return (
    <footer className="wrap">
      <p className="foot">
        Tên nhiệm vụ, cơ quan thực hiện, thời hạn gốc: theo Phụ lục II kèm Kế hoạch triển khai Đề án 06 tỉnh {province}{" "}
        năm {year}.
        {sampleData && (
          <>
            {" "}
            Trạng thái, tỷ lệ, gia hạn, tên người, số văn bản: <b>số liệu minh họa</b>.
          </>
        )}
      </p>
    </footer>
  );
}
