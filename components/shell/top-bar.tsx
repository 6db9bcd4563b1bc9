import { formatDate } from "../../lib/calendar/format.ts";
import type { Desk } from "../../lib/people/session.ts";
import { ROLE_WORDS } from "../../lib/people/words.ts";
import { Icon } from "../ui/icon.tsx";
import { AppLink } from "../ui/link.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { NavList } from "./nav-list.tsx";
import { NAVIGATION, type NavItem, PHONE_NAVIGATION } from "./navigation.ts";
import { SearchBox } from "./search-box.tsx";
import { TodayOnly } from "./today-only.tsx";

export type SignOut = () => Promise<void>;

/** Dark bar over every page: whose product, where one is, search, what is new, who one is. */
export function TopBar({ desk, signOut }: { desk: Desk; signOut: SignOut }) {
  const { actor, plan, sampleData } = desk;
  return (
    <header className="top">
      <AppLink className="brand" href="/">
        <span className="mark" aria-hidden="true">
          06
        </span>
        <span className="brand-words">
          Theo dõi Đề án 06
          <small>
            <span className="brand-place">{province(plan.province)}</span>
            {sampleData && (
              <span className="brand-sample">
                <span className="brand-place"> · </span>số liệu minh họa
              </span>
            )}
          </small>
        </span>
      </AppLink>
      <nav className="nav" aria-label="Điều hướng chính">
        <NavList
          items={NAVIGATION[actor.role].map((item) => ({
            href: item.href,
            content: (
              <>
                {item.label}
                <Count item={item} desk={desk} />
              </>
            ),
          }))}
        />
      </nav>
      <div className="top-tools">
        {sampleData && <span className="demo-tag">Số liệu minh họa</span>}
        <SearchBox />
        <AppLink className="top-icon top-bell" href="/alerts">
          <Icon name="bell" large />
          <span className="sr">Thông báo</span>
          <Unread desk={desk} />
        </AppLink>
        <AccountMenu name={actor.name} standing={standingOf(actor)} signOut={signOut} />
      </div>
    </header>
  );
}

/** The bar under the thumb on a phone: three places and the bell. */
export function BottomBar({ desk }: { desk: Desk }) {
  const places = PHONE_NAVIGATION[desk.actor.role].map((item) => ({
    href: item.href,
    content: (
      <>
        <Icon name={item.icon} />
        {item.label}
      </>
    ),
  }));
  const bell = {
    href: "/alerts",
    content: (
      <>
        <Icon name="bell" />
        Thông báo
        <Unread desk={desk} />
      </>
    ),
  };
  return (
    <nav className="m-tabs" aria-label="Điều hướng trên điện thoại">
      <NavList items={[...places, bell]} />
    </nav>
  );
}

function Count({ item, desk }: { item: NavItem; desk: Desk }) {
  const count = (item.counts ?? []).reduce((sum, name) => sum + desk[name], 0);
  if (count === 0) return null;
  return (
    <TodayOnly written={waysToWrite(desk.today)}>
      <span className="n">
        {count}
        <span className="sr"> chờ duyệt</span>
      </span>
    </TodayOnly>
  );
}

function Unread({ desk: { unreadAlerts, today } }: { desk: Desk }) {
  if (unreadAlerts === 0) return null;
  return (
    <TodayOnly written={waysToWrite(today)}>
      <span className="sr">: {unreadAlerts} chưa đọc</span>
      <span className="dot" aria-hidden="true">
        {shortCount(unreadAlerts)}
      </span>
    </TodayOnly>
  );
}

function waysToWrite(day: Temporal.PlainDate): string[] {
  return [day.toString(), formatDate(day)];
}

function shortCount(count: number): string {
  return count > 99 ? "99+" : String(count);
}

function province(name: string): string {
  return /^(tỉnh|thành phố) /i.test(name) ? name : `tỉnh ${name}`;
}

/** Under the name: whose officer, or in what part. */
function standingOf(actor: Desk["actor"]): string {
  const ofAgency = actor.role === "OFFICER" || actor.role === "AGENCY_HEAD";
  return (ofAgency && actor.agencyShortName) || ROLE_WORDS[actor.role];
}
