"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const FIELDS = "input, select, textarea, [contenteditable]";

/** Arrow keys, page keys, Home and End turn the slides, as a presenter's remote does; the links do the same without scripts. */
export function SlideKeys({
  before,
  after,
  first,
  last,
}: {
  /** Addresses of the slides; null where there is none. */
  before: string | null;
  after: string | null;
  first: string;
  last: string;
}) {
  const router = useRouter();
  useEffect(() => {
    const places: Readonly<Record<string, string | null>> = {
      ArrowRight: after,
      PageDown: after,
      ArrowLeft: before,
      PageUp: before,
      Home: first,
      End: last,
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
      if (event.target instanceof Element && event.target.closest(FIELDS)) return;
      const place = places[event.key];
      if (!place) return;
      event.preventDefault();
      router.push(place);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [router, before, after, first, last]);
  return null;
}
