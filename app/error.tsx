"use client";

import { Failure } from "../components/shell/failure.tsx";
import { PlainFrame } from "../components/shell/state-page.tsx";

/** A page outside the desk failed, or the frame of the desk itself. */
export default function RootError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <PlainFrame>
      <Failure error={error} retry={retry} />
    </PlainFrame>
  );
}
