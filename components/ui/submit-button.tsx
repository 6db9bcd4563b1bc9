"use client";

import type { MouseEvent, ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonLook, buttonClass } from "./button.tsx";
import { Icon } from "./icon.tsx";

type SubmitButtonProps = ButtonLook & {
  children: ReactNode;
  /** Shown while the form is on its way, e.g. "Đang lưu…". */
  pendingText?: string;
  name?: string;
  value?: string;
  /** Key of the keyboard shortcut that presses this button (see components/shell/shortcuts.tsx). */
  shortcut?: string;
  className?: string;
  /** An address instead of the form's own action; the form then goes there as a whole, files included. */
  formAction?: string | ((data: FormData) => void | Promise<void>);
};

/**
 * Sends the form it stands in. It is never greyed out beforehand: pressing it shows what is missing. While the form is on its
 * way a second press does nothing.
 */
export function SubmitButton({
  children,
  pendingText = "Đang gửi…",
  variant = "primary",
  small,
  wide,
  icon,
  name,
  value,
  shortcut,
  className,
  formAction,
}: SubmitButtonProps) {
  const { pending } = useFormStatus();
  const holdBack = (event: MouseEvent) => {
    if (pending) event.preventDefault();
  };
  return (
    <button
      type="submit"
      name={name}
      value={value}
      formAction={formAction}
      {...(typeof formAction === "string" && { formMethod: "post", formEncType: "multipart/form-data" })}
      data-key={shortcut}
      className={buttonClass({ variant, small, wide }, className)}
      aria-disabled={pending || undefined}
      onClick={holdBack}
    >
      {pending ? <span className="spin" aria-hidden="true" /> : icon && <Icon name={icon} />}
      <span aria-live="polite">{pending ? pendingText : children}</span>
    </button>
  );
}
