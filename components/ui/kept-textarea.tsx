"use client";

import { type TextareaHTMLAttributes, useSyncExternalStore } from "react";

const nothingChanges = () => () => {};

/**
 * A textarea that keeps what was typed before the page's scripts arrived. React, taking over a page, puts the text that was sent
 * back into a textarea (unlike any other field), and on a slow line that is half a minute of somebody's words.
 */
export function KeptTextarea({
  value,
  defaultValue,
  ...area
}: TextareaHTMLAttributes<HTMLTextAreaElement> & { id: string }) {
  const isTakingOver = useSyncExternalStore(
    nothingChanges,
    () => false,
    () => true,
  );
  const typed = isTakingOver ? typedSoFar(area.id) : undefined;
  // Whoever holds the value takes over what was typed by itself.
  if (value !== undefined) return <textarea value={typed ?? value} {...area} />;
  return <textarea defaultValue={typed ?? defaultValue} {...area} />;
}

/** What stands in the field of the page that is being taken over; nothing on the server. */
function typedSoFar(id: string): string | undefined {
  if (typeof document === "undefined") return undefined;
  const field = document.getElementById(id);
  return field instanceof HTMLTextAreaElement ? field.value : undefined;
}
