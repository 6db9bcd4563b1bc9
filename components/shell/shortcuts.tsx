"use client";

import { useEffect } from "react";
import { SHORTCUTS_DIALOG_ID, SINGLE_KEYS_OFF } from "./shortcut-names.ts";

/**
 * The keyboard of the whole product, in one listener. A page takes part by marking its elements:
 * data-key="a" is pressed (a field is focused) by that key; data-row is a row that J and K walk through, its first link,
 * button or fold taking the focus, so that Enter opens it. Rows inside a fold that is closed are walked past.
 */
export function Shortcuts() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.isComposing) return;
      const key = event.key.toLowerCase();
      if (event.ctrlKey || event.metaKey) {
        if (key === "k") act(event, document.getElementById("top-search"));
        if (key === "s") act(event, document.querySelector("[data-key='ctrl+s']"));
        return;
      }
      if (isTyping(event.target) || document.querySelector("dialog[open]") || localStorage.getItem(SINGLE_KEYS_OFF))
        return;
      if (key === "?") return openDialog(event);
      if (key === "j" || key === "k") return walk(event, key === "j" ? 1 : -1);
      if (/^[a-z/]$/.test(key)) press(event, key);
    };
    const onPress = (event: MouseEvent) => {
      for (const menu of document.querySelectorAll("details[data-close-outside][open]")) {
        if (!menu.contains(event.target as Node)) menu.removeAttribute("open");
      }
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("click", onPress);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("click", onPress);
    };
  }, []);
  return null;
}

/**
 * A key that belongs to rows works on the row that has the focus, and only leads there: what it stands for is decided by
 * Enter, so that nobody decides about the wrong row.
 */
function press(event: KeyboardEvent, key: string) {
  const row = document.activeElement?.closest("[data-row]");
  const own = row?.querySelector(`[data-key="${key}"]`);
  if (own instanceof HTMLElement) {
    event.preventDefault();
    own.focus();
    return;
  }
  act(event, document.querySelector(`[data-key="${key}"]:not([data-row] *)`));
}

const FIELDS = "input, select, textarea, [contenteditable]";

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(FIELDS) !== null;
}

function act(event: KeyboardEvent, element: Element | null) {
  if (!(element instanceof HTMLElement)) return;
  event.preventDefault();
  if (element.matches("input:not([type=checkbox], [type=radio]), select, textarea")) element.focus();
  else element.click();
}

function openDialog(event: KeyboardEvent) {
  const dialog = document.getElementById(SHORTCUTS_DIALOG_ID);
  if (!(dialog instanceof HTMLDialogElement)) return;
  event.preventDefault();
  dialog.showModal();
}

const OPENERS = "a, button, summary";

function walk(event: KeyboardEvent, step: 1 | -1) {
  const rows = [...document.querySelectorAll("[data-row]")].filter((row) => row.checkVisibility());
  // The innermost: a row may hold rows of its own.
  const here = rows.findLastIndex((row) => row.contains(document.activeElement));
  const next = rows[here === -1 ? (step === 1 ? 0 : rows.length - 1) : here + step];
  const target = next?.matches(OPENERS) ? next : next?.querySelector(OPENERS);
  if (!(target instanceof HTMLElement)) return;
  event.preventDefault();
  target.focus();
  target.scrollIntoView({ block: "nearest" });
}
