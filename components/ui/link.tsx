import type { Route } from "next";
import Link from "next/link";
import type { AnchorHTMLAttributes } from "react";

export type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> & { href: string };

/**
 * A link inside the product. Pages load on click, never ahead of it: on a thin line, fetching twenty rows' pages that nobody
 * opens costs more than it saves. Files and places on the same page are ordinary anchors.
 */
export function AppLink({ href, ...rest }: LinkProps) {
  if (!href.startsWith("/") || href.startsWith("/api/")) return <a href={href} {...rest} />;
  return <Link href={href as Route} prefetch={false} {...rest} />;
}
