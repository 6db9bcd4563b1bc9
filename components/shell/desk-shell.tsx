import type { ReactNode } from "react";
import type { Desk } from "../../lib/people/session.ts";
import { DemoClockBanner } from "./banners.tsx";
import { CONTENT_ID, Footer, SkipLink } from "./page-frame.tsx";
import { Shortcuts } from "./shortcuts.tsx";
import { ShortcutsDialog } from "./shortcuts-dialog.tsx";
import { BottomBar, type SignOut, TopBar } from "./top-bar.tsx";
import { Waiting } from "./waiting.tsx";

/** The frame of every signed-in page, with its main landmark. Pages bring their own head (PageHead) and <Main>. */
export function DeskShell({ desk, signOut, children }: { desk: Desk; signOut: SignOut; children: ReactNode }) {
  return (
    <>
      <SkipLink />
      <TopBar desk={desk} signOut={signOut} />
      {desk.demoMode && <DemoClockBanner today={desk.today} sampleData={desk.sampleData} />}
      <main id={CONTENT_ID} tabIndex={-1}>
        {children}
      </main>
      <Footer year={desk.plan.year} province={desk.plan.province} sampleData={desk.sampleData} />
      <BottomBar desk={desk} />
      <ShortcutsDialog />
      <Shortcuts />
      <Waiting />
    </>
  );
}
