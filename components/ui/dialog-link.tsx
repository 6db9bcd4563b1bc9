"use client";

import type { ReactNode } from "react";

/** Opens the dialog of that id; without JavaScript it leads to `href`, where the same can be done. */
export function DialogLink({
  dialogId,
  href,
  className,
  children,
}: {
  dialogId: string;
  href: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <a
      href={href}
      className={className}
      onClick={(event) => {
        const dialog = document.getElementById(dialogId);
        if (!(dialog instanceof HTMLDialogElement)) return;
        event.preventDefault();
        dialog.showModal();
      }}
    >
      {children}
    </a>
  );
}
