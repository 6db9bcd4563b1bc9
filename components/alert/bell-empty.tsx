import { formatDate } from "../../lib/calendar/format.ts";
import {
  type BellChoices,
  type BellFilter,
  bellHref,
  isBellNarrowed,
  WHOLE_BELL,
} from "../../lib/oversight/bell-filter.ts";
import { KIND_WORDS, URGENCY_WORDS } from "../../lib/oversight/words.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/notice.tsx";

type EmptyProps = {
  filter: BellFilter;
  choices: BellChoices;
  /** Where a day is read that lies before the first alert of all: the day of that one. */
  begins: Temporal.PlainDate | null;
  keep: KeepReading;
};

/** Nothing to show, and why: nobody has been told anything, a filter leaves nothing, a mute holds it back, or it is the end. */
export function BellEmpty(props: EmptyProps) {
  return (
    <div className="panel-body pt-3">
      <Reason {...props} />
    </div>
  );
}

function Reason({ filter, choices: { views, agencies, total }, begins, keep }: EmptyProps) {
  const { view } = filter;
  if (begins) {
    return (
      <EmptyState icon="bell" title="Chưa có thông báo vào ngày này">
        Hệ thống gửi thông báo đầu tiên ngày {formatDate(begins)}; trước ngày đó chưa có thông báo nào được lưu.
      </EmptyState>
    );
  }
  if (filter.after && total > 0) {
    return (
      <EmptyState
        icon="bell"
        title="Đã hết danh sách"
        action={
          <ButtonLink small href={keep(bellHref({ ...filter, after: null }))}>
            Về đầu danh sách
          </ButtonLink>
        }
      >
        Không còn thông báo nào sau trang trước.
      </EmptyState>
    );
  }
  if (isBellNarrowed(filter) && views[view] > 0) {
    return (
      <EmptyState
        icon="search"
        title="Không có thông báo phù hợp"
        action={
          <ButtonLink small href={keep(bellHref({ ...WHOLE_BELL, view }))}>
            Xóa bộ lọc
          </ButtonLink>
        }
      >
        Đang lọc: {filterWords(filter, agencies)}. Không lọc thì có {views[view]} thông báo.
      </EmptyState>
    );
  }
  if (view === "muted") {
    return (
      <EmptyState icon="bell" title="Không có thông báo nào đang bị ẩn">
        Thông báo thuộc nhiệm vụ hoặc loại đang tắt nhắc sẽ hiện ở đây, và tự trở lại khi hết hạn tắt.
      </EmptyState>
    );
  }
  if (view === "all") {
    return <EmptyState icon="bell" title="Chưa có thông báo nào gửi đến tài khoản này" />;
  }
  return (
    <EmptyState
      icon="bell"
      title="Không có thông báo nào đang còn hiệu lực"
      action={
        views.muted > 0 && (
          <ButtonLink small href={keep(bellHref({ ...WHOLE_BELL, view: "muted" }))}>
            Xem {views.muted} thông báo đang tắt
          </ButtonLink>
        )
      }
    >
      {views.muted > 0
        ? `Còn ${views.muted} thông báo đang tắt nhắc.`
        : "Việc cần nhắc sẽ hiện ở đây; việc đã xong tự rời danh sách."}
    </EmptyState>
  );
}

function filterWords({ urgency, kind, task, agency, mark }: BellFilter, agencies: BellChoices["agencies"]): string {
  return [
    urgency && URGENCY_WORDS[urgency],
    kind && KIND_WORDS[kind],
    task && `nhiệm vụ ${task}`,
    agency && (agencies.find(({ value }) => value === agency)?.label ?? agency),
    mark && { unread: "chưa đọc", unacknowledged: "chưa xác nhận" }[mark],
  ]
    .filter(Boolean)
    .join(", ");
}
