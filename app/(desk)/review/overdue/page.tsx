import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { OverdueTable } from "../../../../components/review/overdue-table.tsx";
import { ReviewTabs } from "../../../../components/review/review-tabs.tsx";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../../components/shell/reading-day.tsx";
import { AsOfForm, BasisSwitch } from "../../../../components/shell/reading-tools.tsx";
import { AppLink } from "../../../../components/ui/link.tsx";
import { EmptyState } from "../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { PrintButton } from "../../../../components/ui/print-button.tsx";
import { Tabs } from "../../../../components/ui/tabs.tsx";
import { PickForm } from "../../../../components/urging/pick-form.tsx";
import { formatDate } from "../../../../lib/calendar/format.ts";
import { waitingClaims } from "../../../../lib/oversight/claims.ts";
import { may } from "../../../../lib/oversight/policy.ts";
import { requireDesk } from "../../../../lib/people/session.ts";
import { database } from "../../../../lib/platform/database.ts";
import { scopeWords } from "../../../../lib/progress/filter-words.ts";
import { keepReading, readPageReading, withParams } from "../../../../lib/progress/page-reading.ts";
import { AGE_GROUPS } from "../../../../lib/progress/rules.ts";
import { BASIS_TITLES, BASIS_WORDS, figuresDayWords } from "../../../../lib/progress/words.ts";
import { draftLettersAction } from "../../../../lib/urging/actions.ts";
import {
  isInScope,
  isInView,
  OWED_GROUPINGS,
  OWED_KINDS,
  OWED_VIEW_WORDS,
  OWED_VIEWS,
  type OwedGrouping,
  type OwedLine,
  owedLines,
  owedScopeParams,
  readOwedScope,
} from "../../../../lib/urging/desk.ts";
import { may as mayUrge } from "../../../../lib/urging/policy.ts";
import { readPreviews } from "../../../../lib/urging/preview-queries.ts";
import { readOwed, readUrged } from "../../../../lib/urging/queries.ts";

const GROUPINGS = Object.keys(OWED_GROUPINGS) as OwedGrouping[];

export const metadata: Metadata = { title: "Quá hạn" };

/** What is owed and late, of every kind; those who write letters tick what a letter is to be about. */
export default async function OverduePage({ searchParams }: PageProps<"/review/overdue">) {
  const desk = await requireDesk();
  if (!may(desk.actor, "overdue.read", { userId: null })) redirect("/no-access");
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const { asOf, basis } = reading;
  const keep = keepReading(reading);
  const db = database();
  const { board, items } = await readOwed(db, { plan: desk.plan, asOf: asOf.date, basis });
  const scope = readOwedScope(query);
  const whole = owedLines(items, await readUrged(db, desk.plan.id, asOf.date), asOf.date);
  const all = whole.filter(({ item }) => isInScope(item, scope));
  const kind = OWED_VIEWS.find((known) => known === query["kind"]) ?? null;
  const ofKind = all.filter((line) => isInView(line, kind));
  const age = AGE_GROUPS.find((group) => group.key === query["age"])?.key ?? null;
  const shown = age ? ofKind.filter(({ item }) => item.ageGroup === age) : ofKind;
  const grouping = GROUPINGS.find((known) => known === query["group"]) ?? "age";
  const groups = OWED_GROUPINGS[grouping].group(shown);
  const agencies = new Set(ofKind.map(({ item }) => item.agencyId)).size;
  const picks = !asOf.past && mayUrge(desk.actor, "letter.write", { agencyId: null });

  const previews = picks
    ? await readPreviews(
        db,
        desk,
        all.map(({ item }) => item),
      )
    : null;

  const address = (change: { group?: OwedGrouping; age?: string | null; kind?: string | null }) =>
    withParams("/review/overdue", {
      group: (change.group ?? grouping) === "age" ? null : (change.group ?? grouping),
      age: change.age === undefined ? age : change.age,
      kind: change.kind === undefined ? kind : change.kind,
      ...owedScopeParams(scope),
    });
  const narrowed = scopeWords(scope);
  const what = kind ? OWED_VIEW_WORDS[kind] : "nội dung quá hạn hoặc chưa cập nhật";
  return (
    <>
      <ReadingDay reading={reading} here={address({})} />
      <ReviewTabs
        current="overdue"
        waiting={waitingClaims(board).length}
        overdue={whole.length}
        keep={keep}
        review={may(desk.actor, "review.read", { userId: null })}
      />
      <PageHead
        title={`${ofKind.length} ${what} ở ${agencies} đơn vị`}
        facts={`${countsWords(all)}. ${BASIS_TITLES[board.basis]}. ${figuresDayWords(board.asOf, desk.sampleData)}.`}
        actions={
          <>
            <BasisSwitch reading={reading} here={address({})} />
            <AsOfForm reading={reading} here={address({})} />
            <PrintButton />
          </>
        }
      />
      <Main>
        <div className="print-only print-h">
          <b>
            {ofKind.length} {what.toLocaleUpperCase("vi")} Ở {agencies} ĐƠN VỊ
          </b>
          <i>
            Số liệu tính đến ngày {formatDate(board.asOf)}, {BASIS_WORDS[board.basis]}
            {desk.sampleData && " – số liệu minh họa"}
          </i>
        </div>
        {narrowed.length > 0 && (
          <p className="meta">
            Chỉ gồm: {narrowed.join("; ")}. <AppLink href={keep("/review/overdue")}>Bỏ lọc</AppLink>
          </p>
        )}
        {whole.length === 0 ? (
          <EmptyState icon="check" title="Không có nội dung quá hạn">
            Đến {formatDate(board.asOf)}, các đơn vị không còn nội dung quá hạn.
          </EmptyState>
        ) : (
          <>
            <Tabs
              label="Loại"
              tabs={[
                { href: keep(address({ kind: null })), label: "Tất cả", count: all.length, current: kind === null },
                ...OWED_VIEWS.map((known) => ({
                  href: keep(address({ kind: known })),
                  label: known === "urged" ? "Đã đôn đốc, vẫn chậm" : capital(OWED_VIEW_WORDS[known]),
                  count: all.filter((line) => isInView(line, known)).length,
                  current: kind === known,
                })),
              ]}
            />
            <nav className="aging mt-4" aria-label="Lọc theo số ngày quá hạn">
              <AppLink href={keep(address({ age: null }))} aria-current={age === null ? "true" : undefined}>
                <b>{ofKind.length}</b> Tất cả
              </AppLink>
              {AGE_GROUPS.toReversed().map((group) => (
                <AppLink
                  key={group.key}
                  href={keep(address({ age: group.key }))}
                  aria-current={age === group.key ? "true" : undefined}
                  data-age={group.key}
                >
                  <b>{ofKind.filter(({ item }) => item.ageGroup === group.key).length}</b> {group.label}
                </AppLink>
              ))}
            </nav>
            <section className="panel mt-4" aria-label="Danh sách quá hạn">
              <Tabs
                label="Nhóm theo"
                className="views"
                tabs={GROUPINGS.map((known) => ({
                  href: keep(address({ group: known })),
                  label: OWED_GROUPINGS[known].words,
                  ...(known === "agency" && { count: agencies }),
                  current: grouping === known,
                }))}
              />
              {groups.length > 0 ? (
                <Picking previews={previews} sampleData={desk.sampleData}>
                  <OverdueTable groups={groups} basis={board.basis} keep={keep} picks={picks} />
                </Picking>
              ) : (
                <div className="panel-body">
                  <EmptyState icon="search" title="Không có nội dung nào trong nhóm này" />
                </div>
              )}
            </section>
          </>
        )}
      </Main>
    </>
  );
}

type Previews = Awaited<ReturnType<typeof readPreviews>>;

/** Round the list, for those who write letters. */
function Picking(props: { previews: Previews | null; sampleData: boolean; children: ReactNode }) {
  const { previews, sampleData, children } = props;
  if (previews === null) return children;
  return (
    <PickForm action={draftLettersAction} {...previews} sampleData={sampleData}>
      {children}
    </PickForm>
  );
}

/** How many of each kind there are; kinds of which there is nothing are left out. */
function countsWords(lines: readonly OwedLine[]): string {
  const words = OWED_KINDS.flatMap((kind) => {
    const count = lines.filter((line) => isInView(line, kind)).length;
    return count > 0 ? `${count} ${OWED_VIEW_WORDS[kind]}` : [];
  });
  return capital(words.join(", ") || "không có nội dung nào");
}

const capital = (words: string) => words.charAt(0).toLocaleUpperCase("vi") + words.slice(1);
