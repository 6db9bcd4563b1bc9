"use client";

import { Failure } from "../../components/shell/failure.tsx";

/** A page of the desk failed; the frame round it stands. */
export default function DeskError({ error, retry }: { error: unknown; retry: () => void }) {
  return <Failure error={error} retry={retry} />;
}
