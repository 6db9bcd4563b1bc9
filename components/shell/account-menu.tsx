import { Icon } from "../ui/icon.tsx";
import { AppLink } from "../ui/link.tsx";
import type { SignOut } from "./top-bar.tsx";

/** Who is signed in, and the two things one does about that. A <details>, so it opens without JavaScript. */
export function AccountMenu({ name, standing, signOut }: { name: string; standing: string; signOut: SignOut }) {
  return (
    <details className="account" data-close-outside>
      <summary className="me">
        <span className="avatar" aria-hidden="true">
          {initials(name)}
        </span>
        <span className="me-name">
          <span className="sr">Tài khoản: </span>
          {name} <small>{standing}</small>
        </span>
      </summary>
      <div className="account-menu">
        <p className="who">
          <b>{name}</b>
          <br />
          <span className="muted">{standing}</span>
        </p>
        <AppLink href="/account">
          <Icon name="key" />
          Đổi mật khẩu
        </AppLink>
        <form action={signOut}>
          <button type="submit">
            <Icon name="sign-out" />
            Đăng xuất
          </button>
        </form>
      </div>
    </details>
  );
}

/** Family and given name: Trần Quốc Việt is TV. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first, last] = [words[0] ?? "", words.at(-1) ?? ""];
  return (words.length > 1 ? [first, last] : [first]).map((word) => word.charAt(0).toUpperCase()).join("");
}
