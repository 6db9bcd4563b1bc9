import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MuteForm } from "../../../../components/alert/mute-form.tsx";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { PastDayForm } from "../../../../components/shell/past-day.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../components/ui/panel.tsx";
import { formatDate } from "../../../../lib/calendar/format.ts";
import { muteAction } from "../../../../lib/oversight/actions.ts";
import { kindsReaching } from "../../../../lib/oversight/ladder.ts";
import { readMuteChoices } from "../../../../lib/oversight/mute-queries.ts";
import { canBeMuted, latestMuteEnd } from "../../../../lib/oversight/mute-rules.ts";
import { KIND_WORDS } from "../../../../lib/oversight/words.ts";
import { requireDesk } from "../../../../lib/people/session.ts";
import { database } from "../../../../lib/platform/database.ts";
import { readPageReading } from "../../../../lib/progress/page-reading.ts";

export const metadata: Metadata = { title: "Tắt nhắc" };

/** What the form suggests, to be changed at will. */
const SUGGESTED_DAYS = 7;

export default async function MutePage({ searchParams }: PageProps<"/alerts/mute">) {
  const { actor, today, plan } = await requireDesk();
  const query = await searchParams;
  const { alert } = query;
  const reading = readPageReading(query, today, plan.year);
  if (reading.asOf.past) {
    return <PastDayForm reading={reading} here="/alerts/mute" back={{ href: "/alerts", label: "Về thông báo" }} />;
  }
  const alertId = typeof alert === "string" && /^[1-9]\d{0,8}$/.test(alert) ? Number(alert) : null;
  const { tasks, asked } = await readMuteChoices(database(), actor, alertId);
  if (alert !== undefined && !asked) notFound();
  return (
    <>
      <PageHead
        title="Tắt nhắc"
        facts="Chỉ ẩn với riêng tài khoản này; không đổi thời hạn, tình trạng hay việc phải làm."
        crumbs={[{ href: "/alerts", label: "Thông báo" }, { label: "Tắt nhắc" }]}
      />
      <Main>
        <Panel label="Tắt nhắc" className="max-w-[720px]">
          <MuteForm
            action={muteAction}
            tasks={tasks.map(({ id, number, shortTitle }) => ({
              value: String(id),
              label: `Nhiệm vụ ${number} – ${shortTitle}`,
            }))}
            kinds={kindsReaching(actor.role)
              .filter(canBeMuted)
              .map((kind) => ({ value: kind, label: KIND_WORDS[kind] }))}
            initial={{
              taskId: asked?.taskId ? String(asked.taskId) : "",
              kind: asked && canBeMuted(asked.kind) ? asked.kind : "",
              untilOn: formatDate(today.add({ days: SUGGESTED_DAYS })),
            }}
            latest={formatDate(latestMuteEnd(today))}
          />
        </Panel>
      </Main>
    </>
  );
}
