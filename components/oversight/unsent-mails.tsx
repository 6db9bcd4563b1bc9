import { formatDate, formatInstant } from "../../lib/calendar/format.ts";
import type { MailRow } from "../../lib/oversight/digest-queries.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import { StatusWord } from "../ui/chip.tsx";
import { EmptyState } from "../ui/notice.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { Table } from "../ui/table.tsx";

type UnsentMailsProps = {
  mails: readonly MailRow[];
  today: Temporal.PlainDate;
  action: (form: FormData) => Promise<void>;
};

/** E-mails that wait or were given up: to whom, how often tried, what the mail server said, when next. */
export function UnsentMails({ mails, today, action }: UnsentMailsProps) {
  if (mails.length === 0) {
    return (
      <div className="panel-body">
        <EmptyState icon="mail" title="Không có thư nào chờ gửi hoặc không gửi được" />
      </div>
    );
  }
  return (
    <Table caption="Thư chờ gửi và không gửi được" cards>
      <thead>
        <tr>
          <th scope="col">Thư ngày</th>
          <th scope="col">Người nhận</th>
          <th scope="col">Tình trạng</th>
          <th scope="col" className="num">
            Số lần thử
          </th>
          <th scope="col">Trả lời gần nhất của máy chủ thư</th>
          <th scope="col">
            <span className="sr">Việc làm</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {mails.map((mail) => (
          <tr key={mail.id} data-mail={mail.id}>
            <td className="tn" data-label="Thư ngày">
              {formatDate(mail.day)}
            </td>
            <td>
              {mail.name}
              <div className="meta break-all">{mail.address}</div>
            </td>
            <td>
              <MailState mail={mail} />
            </td>
            <td className="num" data-label="Đã thử" data-unit="lần">
              {mail.attempts}
            </td>
            <td className="break-words" data-label="Trả lời:">
              {mail.lastFailure ?? "–"}
            </td>
            <td>
              {mail.day.equals(today) && (
                <form action={action}>
                  <input type="hidden" name="mailId" value={mail.id} />
                  <SubmitButton variant="secondary" small pendingText="Đang ghi…">
                    Gửi lại <span className="sr">thư của {mail.name}</span>
                  </SubmitButton>
                </form>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function MailState({ mail }: { mail: MailRow }) {
  return mail.status === "FAILED" ? (
    <StatusWord tone="over" icon="over">
      Không gửi được
    </StatusWord>
  ) : (
    <>
      <StatusWord tone="soon" icon="soon">
        Chờ gửi
      </StatusWord>
      <div className="meta tn">lần tới {formatInstant(mail.nextTryAt, ZONE)}</div>
    </>
  );
}
