import type { UserRow } from "../../lib/people/queries.ts";
import { ROLE_WORDS } from "../../lib/people/words.ts";
import { StatusWord } from "../ui/chip.tsx";
import { AppLink } from "../ui/link.tsx";
import { HeadCell, Table } from "../ui/table.tsx";
import { MomentText } from "./moment-text.tsx";

/** Accounts, one a row; the name leads to where it is changed. */
export function UserTable({ users }: { users: readonly UserRow[] }) {
  return (
    <Table caption="Tài khoản" sticky cards>
      <thead>
        <tr>
          <HeadCell>Họ và tên</HeadCell>
          <HeadCell>Đơn vị</HeadCell>
          <HeadCell>Vai trò</HeadCell>
          <HeadCell>Liên hệ</HeadCell>
          <HeadCell>Đăng nhập gần nhất</HeadCell>
          <HeadCell>Trạng thái</HeadCell>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <tr key={user.id}>
            <td>
              <AppLink className="ttl" href={`/admin/users/${user.id}`}>
                {user.name}
              </AppLink>
              <div className="second">
                {user.username}
                {user.title && ` · ${user.title}`}
              </div>
            </td>
            <td>{user.agencyName}</td>
            <td>{ROLE_WORDS[user.role]}</td>
            <td>
              {user.email}
              {user.phone && <div className="second">{user.phone}</div>}
            </td>
            <td>
              <MomentText at={user.lastSignInAt} none="Chưa đăng nhập" />
            </td>
            <td>
              <AccountState user={user} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Open, waiting for its owner's own password, or disabled. */
export function AccountState({ user }: { user: Pick<UserRow, "disabledAt" | "mustChangePassword"> }) {
  if (user.disabledAt) {
    return (
      <StatusWord tone="na" icon="lock">
        Đã khóa
      </StatusWord>
    );
  }
  return user.mustChangePassword ? (
    <StatusWord tone="soon" icon="key">
      Chưa đổi mật khẩu
    </StatusWord>
  ) : (
    <StatusWord tone="ok" icon="ok">
      Hoạt động
    </StatusWord>
  );
}
