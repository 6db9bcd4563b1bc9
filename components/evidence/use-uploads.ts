import { useEffect, useRef, useState } from "react";
import type { TickedFile } from "../../lib/evidence/queries.ts";
import { FILE_LIMIT } from "../../lib/evidence/rules.ts";
import { refusalWords } from "../../lib/evidence/words.ts";
import { sendFile } from "./send-file.ts";

/** A file on its way, or one that did not get there. */
export type Upload = {
  key: number;
  file: File;
  state: "waiting" | "sending" | "stopped" | "refused";
  /** Bytes that have arrived. */
  sent: number;
  message: string;
};

export type Uploads = {
  picked: readonly TickedFile[];
  uploads: readonly Upload[];
  add(files: readonly File[]): void;
  /** Takes what was chosen in an input before the page's scripts arrived. */
  adopt(input: HTMLInputElement | null): void;
  choose(id: number, chosen: boolean): void;
  /** Takes a file off the list; one on its way is stopped. */
  drop(id: number): void;
  cancel(key: number): void;
  resume(key: number): void;
};

/**
 * The files of one form: those the server offered and those added here, sent one after the other in the background.
 * @param assignmentId the part they are about; null: documents of the sender's agency.
 * @param onKept told of each that has arrived.
 */
export function useUploads(
  assignmentId: number | null,
  offered: readonly TickedFile[],
  onKept?: (file: TickedFile) => void,
): Uploads {
  const [picked, setPicked] = useState(offered);
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const nextKey = useRef(1);
  const running = useRef<{ key: number; abort: AbortController } | null>(null);
  const tell = useRef(onKept);
  useEffect(() => {
    tell.current = onKept;
  });
  const change = (key: number, about: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...about } : one)));

  const waiting = uploads.find((one) => one.state === "waiting");
  const sending = uploads.some((one) => one.state === "sending");
  useEffect(() => {
    if (!waiting || sending) return;
    const { key, file } = waiting;
    const abort = new AbortController();
    running.current = { key, abort };
    const say = (about: Partial<Upload>) =>
      setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...about } : one)));
    say({ state: "sending", message: "" });
    void sendFile(file, assignmentId, { onSent: (sent) => say({ sent }), signal: abort.signal }).then((outcome) => {
      if (abort.signal.aborted) return;
      if (outcome.kind !== "kept") return say({ state: outcome.kind, message: outcome.message });
      const kept = { ...outcome.file, chosen: true, unsent: true };
      setPicked((all) => [...all.filter((one) => one.id !== kept.id), kept]);
      setUploads((all) => all.filter((one) => one.key !== key));
      tell.current?.(kept);
    });
  }, [waiting, sending, assignmentId]);
  // Leaving the page stops what is on its way; it is taken up again when the same file is chosen.
  useEffect(() => () => running.current?.abort.abort(), []);

  const add = (files: readonly File[]) => {
    const added = files.map((file): Upload => {
      const refusal = file.size > FILE_LIMIT ? "TOO_LARGE" : file.size === 0 ? "EMPTY" : null;
      const message = refusal ? refusalWords(refusal) : "";
      return { key: nextKey.current++, file, state: refusal ? "refused" : "waiting", sent: 0, message };
    });
    setUploads((all) => [...all, ...added]);
  };

  return {
    picked,
    uploads,
    add,
    adopt(input) {
      if (!input?.files?.length) return;
      add([...input.files]);
      input.value = "";
    },
    choose: (id, chosen) => setPicked((all) => all.map((one) => (one.id === id ? { ...one, chosen } : one))),
    drop: (id) => setPicked((all) => all.filter((one) => one.id !== id)),
    cancel(key) {
      if (running.current?.key === key) running.current.abort.abort();
      setUploads((all) => all.filter((one) => one.key !== key));
    },
    resume: (key) => change(key, { state: "waiting", message: "" }),
  };
}
