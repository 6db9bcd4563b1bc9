import type { Round, SubmissionLink } from "../../lib/appraisal/queries.ts";
import { formatDate } from "../../lib/calendar/format.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { Chip } from "../ui/chip.tsx";
import { AppLink } from "../ui/link.tsx";
import { Notice } from "../ui/notice.tsx";

/** Marks a round whose submission another has taken the place of; nothing for any other. */
export function ReplacedChip({ instead }: Pick<Round, "instead">) {
  return instead?.document ? (
    <Chip tone="na" icon="na">
      Đã thay thế
    </Chip>
  ) : null;
}

/** What the submission of a round replaces and why, what replaced it, or that this is being drafted. */
export function OtherSubmissions({
  replaces,
  instead,
  keep,
}: Pick<Round, "replaces" | "instead"> & { keep: KeepReading }) {
  const named = (roundId: number, { number, date }: SubmissionLink) => (
    <>
      <AppLink href={keep(`/review/appraisal/proposals/${roundId}`)}>Tờ trình số {number}</AppLink> ngày{" "}
      {formatDate(date)}
    </>
  );
  return (
    <>
      {instead?.document && (
        <Notice kind="warn" title="Tờ trình này đã được thay thế">
          Đề xuất dưới đây không còn giá trị; thực hiện theo {named(instead.id, instead.document)}.
        </Notice>
      )}
      {instead && instead.document === null && (
        <Notice title="Đang soạn tờ trình thay thế">
          <AppLink href={keep(`/review/appraisal/proposals/${instead.id}`)}>Mở dự thảo</AppLink>. Tờ trình này vẫn có
          hiệu lực đến khi ban hành.
        </Notice>
      )}
      {replaces && (
        <Notice title={`Thay thế Tờ trình số ${replaces.document.number}`}>
          {replaces.reason} {named(replaces.id, replaces.document)}.
        </Notice>
      )}
    </>
  );
}
