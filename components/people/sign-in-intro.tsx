import type { YearAtSignIn } from "../../lib/people/sign-in-queries.ts";
import { YearOfDeadlines } from "./year-of-deadlines.tsx";

/** Left half of the sign-in page: what this is, and the year of the plan. */
export function SignInIntro({ year }: { year: YearAtSignIn | null }) {
  return (
    <section className="login-l" aria-label="Giới thiệu">
      <div className="brand">
        <span className="mark" aria-hidden="true">
          06
        </span>
        <span>
          Theo dõi Đề án 06
          {year && <small>tỉnh {year.province}</small>}
        </span>
      </div>
      <div>
        <p className="login-h">
          {year && (
            <>
              {year.tasks} nhiệm vụ, {year.reporting} đơn vị báo cáo,
              <br />
            </>
          )}
          một bảng theo dõi chung
        </p>
        <p className="wide">
          Báo cáo gửi trước ngày {year?.agencyDueDay ?? 15} hằng tháng, qua Công an tỉnh – Cơ quan thường trực Tổ công
          tác Đề án 06 tỉnh.
        </p>
      </div>
      {year && (
        <div className="login-year">
          <h2>Thời hạn gốc của các nhiệm vụ trong năm {year.year}</h2>
          <YearOfDeadlines deadlines={year.deadlines} />
          <p className="meta">
            Số trong ô là số thứ tự tại Phụ lục II. Ngoài {year.deadlines.length} nhiệm vụ có thời hạn còn{" "}
            {year.ongoing} nhiệm vụ thường xuyên và {year.conditional} nhiệm vụ chờ hướng dẫn.
          </p>
        </div>
      )}
    </section>
  );
}
