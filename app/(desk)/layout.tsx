import type { ReactNode } from "react";
import { DeskShell } from "../../components/shell/desk-shell.tsx";
import { requireDesk } from "../../lib/people/session.ts";
import { signOut } from "../../lib/people/sign-in-actions.ts";

/** The frame of the signed-in pages. Sends to /login whoever is not signed in. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const desk = await requireDesk();
  return (
    <DeskShell desk={desk} signOut={signOut}>
      {children}
    </DeskShell>
  );
}
