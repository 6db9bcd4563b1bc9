"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { AutosaveAnswer, LineConflict } from "../../lib/reports/form-state.ts";
import { type LineFields, newsOf, sameFields, sameWords, TEXT_FIELDS } from "../../lib/reports/line-fields.ts";
import { useUnsavedQuestion } from "../ui/use-unsaved-question.ts";
import type { EditorLine } from "./editor-line.ts";

/** A line on the open page: what stands in its fields, what the server is known to hold, and who came in between. */
export type LineDraft = {
  fields: LineFields;
  saved: LineFields;
  version: number;
  /** Looked at since it came back. */
  touched: boolean;
  conflict: LineConflict | null;
  /** Somebody else changed it while this page was open. */
  other: { by: string; at: string } | null;
};

export type SaveStatus =
  | { kind: "idle" }
  | { kind: "saving" }
  | { kind: "saved"; at: string }
  | { kind: "offline"; at: string }
  | { kind: "signed-out"; at: string }
  | { kind: "failed"; message: string };

type Drafts = Record<number, LineDraft>;

type Options = {
  lines: readonly EditorLine[];
  /** Where lines are kept by themselves. */
  url: string;
  /** Whose draft of which report, on this device. */
  device: string;
  /** The server's clock when the page was written out, in milliseconds. */
  now: number;
};

const IDLE_MS = 2_000;
const RETRY_MS = 10_000;
const LISTEN_MS = 20_000;
/** What a browser lets out while a page is being left. */
const KEEPALIVE_BYTES = 60_000;

/** Reports that this page of the browser has shown before: coming back to one, it asks what has changed meanwhile. */
const shown = new Set<string>();

/**
 * The draft while somebody writes it: kept on the device at once, on the server two seconds after typing stops and on leaving
 * a field; sent again when the connection or the session is back; what others change appears, what two change is asked about.
 */
export function useDraft({ lines, url, device, now }: Options) {
  const [drafts, setDrafts] = useState<Drafts>(() =>
    Object.fromEntries(lines.map((line) => [line.key, startOf(line)])),
  );
  const [status, setStatus] = useState<SaveStatus>({ kind: "idle" });
  const latest = useRef(drafts);
  const writer = useRef("");
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const running = useRef<Promise<void> | null>(null);
  const origins = useRef(new Map(lines.map(({ key, origin }) => [key, origin])));
  const clock = useRef({ now, from: 0 });

  const timeNow = useCallback(() => {
    const passed = performance.now() - clock.current.from;
    return new Intl.DateTimeFormat("vi-VN", {
      hour: "2-digit",
      minute: "2-digit",
      timeZone: "Asia/Ho_Chi_Minh",
    }).format(clock.current.now + passed);
  }, []);

  const change = useCallback(
    (update: (drafts: Drafts) => Drafts) => {
      latest.current = update(latest.current);
      setDrafts(latest.current);
      keepOnDevice(device, writer.current, latest.current);
    },
    [device],
  );

  const post = useCallback(
    async (keys: readonly number[]) => {
      const sent = new Map(keys.flatMap((key) => (latest.current[key] ? [[key, latest.current[key]] as const] : [])));
      const body = JSON.stringify({
        writer: writer.current,
        lines: [...sent].map(([key, { fields, version }]) => ({
          key,
          seenVersion: version,
          origin: origins.current.get(key) ?? "EMPTY",
          fields,
        })),
        known: Object.fromEntries(Object.entries(latest.current).map(([key, { version }]) => [key, version])),
      });
      const answer = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
        keepalive: body.length < KEEPALIVE_BYTES,
      });
      const said = (await answer.json()) as AutosaveAnswer;
      if (!said.ok) return said;
      change((before) => merged(before, sent, said));
      return said;
    },
    [url, change],
  );

  const flush = useCallback(async (): Promise<void> => {
    if (timer.current) clearTimeout(timer.current);
    while (running.current) await running.current;
    const keys = dirtyKeys(latest.current);
    if (keys.length === 0) return;
    // A link or a button of the status stays where it is while it is being pressed.
    setStatus((before) => (before.kind === "signed-out" || before.kind === "failed" ? before : { kind: "saving" }));
    running.current = post(keys)
      .then((said) => {
        if (said.ok) setStatus({ kind: "saved", at: said.savedAt });
        else if (said.code === "SIGNED_OUT") setStatus({ kind: "signed-out", at: timeNow() });
        else setStatus({ kind: "failed", message: said.message });
      })
      .catch(() => {
        setStatus({ kind: "offline", at: timeNow() });
        timer.current = setTimeout(() => void flush(), RETRY_MS);
      })
      .finally(() => {
        running.current = null;
      });
    await running.current;
  }, [post, timeNow]);

  const edit = useCallback(
    (key: number, fields: Partial<LineFields>, at: "pause" | "once" = "pause") => {
      change((before) => {
        const line = before[key];
        if (!line) return before;
        const next = newsOf(line.fields, fields);
        // A line that came back and still holds is sent all the same: that somebody looked at it is the news.
        const again = !line.touched && sameFields(next, line.saved);
        const saved = again ? { ...line.saved, kept: !line.saved.kept } : line.saved;
        return { ...before, [key]: { ...line, touched: true, other: null, fields: next, saved } };
      });
      if (timer.current) clearTimeout(timer.current);
      if (at === "once") void flush();
      else timer.current = setTimeout(() => void flush(), IDLE_MS);
    },
    [change, flush],
  );

  /** Takes over what was typed into the page before its scripts arrived. */
  const adopt = useCallback(
    (form: FormData) => {
      for (const line of lines) {
        const typed = typedIn(form, line.key);
        if (!sameWords({ ...line.fields, ...typed }, line.fields)) edit(line.key, typed);
      }
    },
    [lines, edit],
  );

  /** Settles a conflict: this page's text is saved over the other, or the other is taken. */
  const settle = useCallback(
    (key: number, choice: "mine" | "theirs") => {
      change((before) => {
        const line = before[key];
        if (!line?.conflict) return before;
        const { version, fields } = line.conflict;
        const settled = { ...line, version, saved: fields, conflict: null };
        return { ...before, [key]: choice === "mine" ? settled : { ...settled, fields } };
      });
      void flush();
    },
    [change, flush],
  );

  useEffect(() => {
    clock.current = { now, from: performance.now() };
    const found = readDevice(device);
    writer.current = found?.writer || crypto.randomUUID();
    if (found) change((before) => restored(before, found.lines));
    if (found || shown.has(device)) {
      void (dirtyKeys(latest.current).length > 0 ? flush() : post([]).catch(() => undefined));
    }
    shown.add(device);
  }, [device, now, change, flush, post]);

  useEffect(() => {
    const leave = () => void flush();
    const hidden = () => document.visibilityState === "hidden" && leave();
    const listen = setInterval(() => {
      const idle = dirtyKeys(latest.current).length === 0 && running.current === null;
      if (idle && document.visibilityState === "visible") void post([]).catch(() => undefined);
    }, LISTEN_MS);
    window.addEventListener("online", leave);
    window.addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      clearInterval(listen);
      window.removeEventListener("online", leave);
      window.removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", hidden);
      leave();
    };
  }, [flush, post]);

  useUnsavedQuestion((status.kind === "offline" || status.kind === "failed") && dirtyKeys(drafts).length > 0);
  return {
    drafts,
    status,
    edit,
    adopt,
    settle,
    flush,
    /** Whether something has not reached the server yet, or has not been answered. */
    unsaved: () => running.current !== null || Object.values(latest.current).some(isUnsaved),
    /** A line that waits for somebody to choose between two versions. */
    conflictKey: () => {
      const met = Object.entries(latest.current).find(([, line]) => line.conflict !== null);
      return met ? Number(met[0]) : null;
    },
    writer: () => writer.current,
  };
}

/** What stands in the fields of one line of a form. */
function typedIn(form: FormData, key: number): Partial<LineFields> {
  const texts = [...TEXT_FIELDS, "state" as const].flatMap((name) => {
    // Several only of files: without scripts each is a box of its own.
    const values = form.getAll(`${name}-${key}`).filter((value) => typeof value === "string");
    return values.length > 0 ? [[name, values.join(",").replaceAll("\r\n", "\n")]] : [];
  });
  return Object.fromEntries(texts);
}

function startOf(line: EditorLine): LineDraft {
  return {
    fields: line.fields,
    saved: line.saved ?? line.fields,
    version: line.version,
    touched: !line.awaitsAnswer,
    conflict: line.conflict,
    other: null,
  };
}

const isUnsaved = (line: LineDraft) => !sameFields(line.fields, line.saved);

function dirtyKeys(drafts: Drafts): number[] {
  return Object.entries(drafts)
    .filter(([, line]) => line.conflict === null && isUnsaved(line))
    .map(([key]) => Number(key));
}

/** The drafts after the server has answered: saved, met by somebody else's, or changed elsewhere. */
function merged(
  before: Drafts,
  sent: ReadonlyMap<number, LineDraft>,
  said: Extract<AutosaveAnswer, { ok: true }>,
): Drafts {
  const after = { ...before };
  for (const { key, version } of said.versions) {
    const line = after[key];
    const went = sent.get(key);
    if (line && went) after[key] = { ...line, version, saved: went.fields };
  }
  for (const conflict of said.conflicts) {
    const line = after[conflict.key];
    if (line) after[conflict.key] = { ...line, conflict };
  }
  for (const { key, version, fields, by, at } of said.others) {
    const line = after[key];
    // What is being typed here is not overwritten: it meets the other when it is saved.
    if (line && sameFields(line.fields, line.saved)) {
      after[key] = { ...line, fields, saved: fields, version, touched: true, other: { by, at } };
    }
  }
  return after;
}

type DeviceDraft = { writer: string; lines: Record<string, { fields: LineFields; version: number }> };

/** Keeps on the device what the server does not have yet; nothing once it has. */
function keepOnDevice(device: string, writer: string, drafts: Drafts): void {
  try {
    const unsent = Object.entries(drafts).filter(([, line]) => isUnsaved(line));
    if (unsent.length === 0) {
      localStorage.removeItem(device);
      return;
    }
    const lines = Object.fromEntries(unsent.map(([key, { fields, version }]) => [key, { fields, version }]));
    localStorage.setItem(device, JSON.stringify({ writer, lines } satisfies DeviceDraft));
  } catch {
    // A browser that keeps nothing: the server still does.
  }
}

function readDevice(device: string): DeviceDraft | null {
  try {
    return JSON.parse(localStorage.getItem(device) ?? "null") as DeviceDraft | null;
  } catch {
    return null;
  }
}

/** What had not reached the server is back in its fields, over the version it was written on. */
function restored(before: Drafts, kept: DeviceDraft["lines"]): Drafts {
  const after = { ...before };
  for (const [key, { fields, version }] of Object.entries(kept)) {
    const line = after[Number(key)];
    if (line && !sameFields(line.fields, fields)) after[Number(key)] = { ...line, fields, version, touched: true };
  }
  return after;
}
