import { formatDate } from "../../lib/calendar/format.ts";
import { issueConclusionAction } from "../../lib/meetings/actions.ts";
import type { Meeting } from "../../lib/meetings/queries.ts";
import type { NoticeState } from "../../lib/meetings/rules.ts";
import { NOTICE_STATE_WORDS } from "../../lib/meetings/words.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { IssueDraftForm } from "../documents/draft-forms.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { AppLink } from "../ui/link.tsx";
import { DefinitionList } from "../ui/lists.tsx";
import { Panel } from "../ui/panel.tsx";

/** The notice of a meeting's conclusions on its way: a draft, the signature it waits for, its place on the register. */
export function ConclusionPanel({
  meeting,
  state,
  draftHref,
  example,
  keep,
}: {
  meeting: Meeting;
  state: NoticeState;
  /** The draft as a Word file; null for those who may not have it. */
  draftHref: string | null;
  /** A number and symbol, for whoever may enter the signed notice; null for others. */
  example: string | null;
  keep: KeepReading;
}) {
  const { id, notice } = meeting;
  if (state === "NONE") return null;
  return (
    <Panel
      id="NOTICE"
      title="Thông báo kết luận"
      count={NOTICE_STATE_WORDS[state]}
      aside={
        notice ? (
          <ButtonLink small icon="dl" href={`/api/documents/${notice.id}`}>
            Tải bản Word
          </ButtonLink>
        ) : (
          draftHref && (
            <ButtonLink small icon="dl" href={draftHref}>
              Dự thảo thông báo kết luận
            </ButtonLink>
          )
        )
      }
    >
      {notice && (
        <DefinitionList
          items={[
            {
              term: "Số, ký hiệu",
              value: <AppLink href={keep(`/documents/issued/${notice.id}`)}>{notice.number}</AppLink>,
            },
            { term: "Ngày ban hành", value: formatDate(notice.date) },
          ]}
        />
      )}
      {state === "DRAFT" && <p className="muted">Ghi số, ngày ban hành sau khi kết thúc cuộc họp.</p>}
      {state === "UNSIGNED" &&
        (example === null ? (
          <p className="muted">Cơ quan thường trực hoặc Văn phòng UBND tỉnh ghi số, ngày sau khi ký.</p>
        ) : (
          <IssueDraftForm
            action={issueConclusionAction}
            hidden={{ meetingId: id }}
            example={example}
            help="Số lấy từ sổ văn bản đi sau khi ký. Ghi xong, thông báo không sửa được nữa; mọi thành viên đọc được."
          />
        ))}
    </Panel>
  );
}
