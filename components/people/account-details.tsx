import type { UserRow } from "../../lib/people/queries.ts";
import { ROLE_WORDS } from "../../lib/people/words.ts";
import { DefinitionList } from "../ui/lists.tsx";
import { MomentText } from "./moment-text.tsx";

/** All that is kept of a person. */
export function AccountDetails({ account }: { account: UserRow }) {
  const items = [
    { term: "Họ và tên", value: account.name },
    { term: "Tên đăng nhập", value: account.username },
    { term: "Chức vụ", value: account.title ?? "–" },
    { term: "Đơn vị", value: account.agencyName ?? "–" },
    { term: "Vai trò", value: ROLE_WORDS[account.role] },
    { term: "Thư công vụ", value: account.email ?? "–" },
    { term: "Điện thoại", value: account.phone ?? "–" },
    { term: "Đăng nhập gần nhất", value: <MomentText at={account.lastSignInAt} none="Chưa đăng nhập" /> },
  ];
  return <DefinitionList items={items} />;
}
