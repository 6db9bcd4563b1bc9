"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { AppLink } from "../ui/link.tsx";
import { currentItem } from "./navigation.ts";

/**
 * Links of a bar, with the current one marked. A client component because a layout is not drawn again when the page changes;
 * on the server the path is known as well, so the mark is there without JavaScript.
 */
export function NavList({ items }: { items: readonly { href: string; content: ReactNode }[] }) {
  const current = currentItem(items, usePathname());
  return items.map(({ href, content }) => (
    <AppLink key={href} href={href} aria-current={href === current ? "page" : undefined}>
      {content}
    </AppLink>
  ));
}
