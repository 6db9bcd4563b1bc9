import { type FormEvent, useEffect, useState } from "react";
import type { TickedFile } from "../../lib/evidence/queries.ts";
import { type Uploads, useUploads } from "./use-uploads.ts";

export type FileForm = {
  uploads: Uploads;
  /** For the form: it is not sent while files are on their way. */
  onSubmit(event: FormEvent): void;
  /** It was held back by a file that still is on its way. */
  waits: boolean;
  /** For its submit buttons. */
  send: { formAction: string | undefined };
};

/**
 * A form with files. Call it outside the part that starts anew with each answer: what is being uploaded must not.
 * @param assignmentId the part it is about; null: a document of the sender's agency.
 * @param withoutScripts where it goes without scripts: with its files it is too much for an action, which would hold all of it in memory.
 */
export function useFileForm(
  assignmentId: number | null,
  offered: readonly TickedFile[],
  withoutScripts: string,
): FileForm {
  const uploads = useUploads(assignmentId, offered);
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  const [held, setHeld] = useState(false);
  const onItsWay = uploads.uploads.some((one) => one.state === "sending" || one.state === "waiting");
  return {
    uploads,
    onSubmit(event) {
      setHeld(onItsWay);
      if (onItsWay) event.preventDefault();
    },
    waits: held && onItsWay,
    send: { formAction: live ? undefined : withoutScripts },
  };
}
