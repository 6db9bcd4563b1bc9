"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { mayLeave } from "./unsaved-conclusion.ts";

/** How far each key goes, in slides: a presenter's remote sends the page keys. */
const STEPS: ReadonlyMap<string, number> = new Map([
  ["ArrowRight", 1],
  ["PageDown", 1],
  ["ArrowLeft", -1],
  ["PageUp", -1],
  ["Home", Number.NEGATIVE_INFINITY],
  ["End", Number.POSITIVE_INFINITY],
]);

const FIELDS = "input, select, textarea, [contenteditable]";

/** Arrow keys, page keys, Home and End turn the slides, as a presenter's remote does; the links do the same without scripts. */
export function SlideKeys({
  number,
  addresses,
  leave,
}: {
  /** Of the slide that is shown, counted from 1. */
  number: number;
  /** Of every slide, in order. */
  addresses: readonly string[];
  /** Where Esc leads; in full screen the browser keeps the key for itself. */
  leave: string;
}) {
  const router = useRouter();
  // The slide last asked for: keys pressed faster than slides arrive go on from there.
  const asked = useRef(number);
  useEffect(() => {
    asked.current = number;
  }, [number]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
      if (event.target instanceof Element && event.target.closest(FIELDS)) return;
      if (event.key === "Escape" && mayLeave()) router.push(leave);
      const step = STEPS.get(event.key);
      if (step === undefined) return;
      const place = Math.min(Math.max(asked.current + step, 1), addresses.length);
      const address = addresses[place - 1];
      if (address === undefined || place === asked.current || !mayLeave()) return;
      event.preventDefault();
      asked.current = place;
      router.push(address);
    };
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest(".slide a[href]") : null;
      if (!link || mayLeave()) return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("click", onClick, { capture: true });
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("click", onClick, { capture: true });
    };
  }, [router, addresses, leave]);
  return null;
}
