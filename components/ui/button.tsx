import type { ButtonHTMLAttributes, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";
import { AppLink, type LinkProps } from "./link.tsx";

export type ButtonLook = {
  /** `primary` is the one next step of the screen's main user; `danger` undoes work; `quiet` reads as a link. */
  variant?: "primary" | "secondary" | "danger" | "quiet";
  small?: boolean;
  wide?: boolean;
  icon?: IconName;
};

export function buttonClass({ variant = "secondary", small, wide }: ButtonLook, extra?: string): string | undefined {
  return classNames("btn", variant !== "secondary" && `btn-${variant}`, small && "btn-sm", wide && "btn-wide", extra);
}

/** A button that does something here. To send a form use SubmitButton; to go somewhere use ButtonLink. */
export function Button({
  variant,
  small,
  wide,
  icon,
  className,
  children,
  type = "button",
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & ButtonLook) {
  return (
    <button type={type} className={buttonClass({ variant, small, wide }, className)} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A link that looks like a button: it leads to the place where the work is done. */
export function ButtonLink({ variant, small, wide, icon, className, children, ...rest }: LinkProps & ButtonLook) {
  return (
    <AppLink className={buttonClass({ variant, small, wide }, className)} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </AppLink>
  );
}

/** "Cập nhật ›" at the end of a row. */
export function GoLink({ href, children, label }: { href: string; children: ReactNode; label?: string }) {
  return (
    <AppLink className="go" href={href} aria-label={label}>
      {children}
      <Icon name="right" />
    </AppLink>
  );
}
