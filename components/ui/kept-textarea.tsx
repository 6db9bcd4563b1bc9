"use client";

import { type TextareaHTMLAttributes, useSyncExternalStore } from "react";

const nothingChanges = () => () => {};

/**
 * A textarea that keeps what was typed before the page's scripts arrived. React, taking over a page, puts the text that was sent
 * back into a textarea (unlike any other field), and on a slow line that is half a minute of somebody's words.
 */
export function KeptTextarea({ defaultValue, ...area }: TextareaHTMLAttributes<HTMLTextAreaElement> & { id: string }) {
  const isTakingOver = useSyncExternalStore(
    nothingChanges,
    () => false,
    () => true,
  );
  const text = isTakingOver ? (typedSoFar(area.id) ?? defaultValue) : defaultValue;
  return <textarea defaultValue={text} {...area} />;
}

/** What stands in the field of the page that is being taken over; nothing on the server. */
function typedSoFar(id: string): string | undefined {
  if (typeof document === "undefined") return undefined;
  const field = document.getElementById(id);
  return field instanceof HTMLTextAreaElement ? field.value : undefined;
}
