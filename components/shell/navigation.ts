import type { Role } from "../../lib/platform/prisma/enums.ts";
import type { IconName } from "../ui/icon.tsx";

export type NavItem = {
  label: string;
  href: string;
  icon: IconName;
  /** Which of the desk's counts stand beside it, added up. */
  counts?: readonly ("awaitingReview" | "reportsAwaiting" | "extensionsAwaiting")[];
};

const TODO: NavItem = { label: "Việc cần làm", href: "/", icon: "home" };
const OVERVIEW: NavItem = { label: "Tổng quan", href: "/", icon: "home" };
const TASKS: NavItem = { label: "Nhiệm vụ", href: "/tasks", icon: "list" };
const REPORTS: NavItem = { label: "Báo cáo", href: "/reports", icon: "send" };
const REVIEW: NavItem = {
  label: "Bàn duyệt",
  href: "/review",
  icon: "appr",
  counts: ["awaitingReview", "reportsAwaiting", "extensionsAwaiting"],
};
const OVERDUE: NavItem = { label: "Quá hạn", href: "/review/overdue", icon: "over" };
const CHARTS: NavItem = { label: "Biểu đồ", href: "/charts", icon: "chart" };
const DOCUMENTS: NavItem = { label: "Văn bản", href: "/documents", icon: "doc" };
const AGENCIES: NavItem = { label: "Đơn vị", href: "/agencies", icon: "building" };
const ADMIN: NavItem = { label: "Quản trị", href: "/admin", icon: "settings" };
const CALENDAR: NavItem = { label: "Lịch làm việc", href: "/admin/calendar", icon: "cal" };
const SETTINGS: NavItem = { label: "Cài đặt", href: "/admin/settings", icon: "edit" };

/** What each role is offered, in order: four to seven places. What one may not open is not offered. */
export const NAVIGATION: Readonly<Record<Role, readonly NavItem[]>> = {
  OFFICER: [TODO, TASKS, REPORTS, DOCUMENTS, CHARTS],
  AGENCY_HEAD: [TODO, TASKS, REPORTS, DOCUMENTS, CHARTS],
  SECRETARIAT: [OVERVIEW, TASKS, REPORTS, REVIEW, CHARTS, DOCUMENTS, AGENCIES],
  OFFICE: [OVERVIEW, TASKS, REPORTS, REVIEW, CHARTS, DOCUMENTS, AGENCIES],
  LEADER: [OVERVIEW, TASKS, REPORTS, OVERDUE, CHARTS, DOCUMENTS, AGENCIES],
  ADMIN: [ADMIN, CALENDAR, SETTINGS, TASKS, REPORTS, AGENCIES],
};

/** The bottom bar of a phone holds three of them; the bell is the fourth. */
export const PHONE_NAVIGATION: Readonly<Record<Role, readonly NavItem[]>> = {
  OFFICER: [TODO, TASKS, REPORTS],
  AGENCY_HEAD: [TODO, TASKS, REPORTS],
  SECRETARIAT: [OVERVIEW, TASKS, REVIEW],
  OFFICE: [OVERVIEW, TASKS, REVIEW],
  LEADER: [OVERVIEW, TASKS, CHARTS],
  ADMIN: [ADMIN, TASKS, AGENCIES],
};

/**
 * Which item the page at `path` belongs to: the longest one that begins it, so that /review/overdue marks "Quá hạn" for
 * those who have it and "Bàn duyệt" for those who do not.
 */
export function currentItem(items: readonly { href: string }[], path: string): string | null {
  const holds = (href: string) => (href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`));
  const matches = items.map(({ href }) => href).filter(holds);
  return matches.sort((a, b) => b.length - a.length)[0] ?? null;
}
