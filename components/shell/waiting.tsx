"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";

/**
 * Shows that the next page is on its way: a line after 300 ms, words and a way out after 8 s (by CSS). Pages have no loading
 * screens of their own, because what is streamed behind one never shows without JavaScript (docs/decisions/0032).
 */
export function Waiting() {
  const here = `${usePathname()}?${useSearchParams()}`;
  const [leaving, setLeaving] = useState<string | null>(null);

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (link && leadsToPage(link)) setLeaving(`${location.pathname}?${new URLSearchParams(location.search)}`);
    };
    const stop = () => setLeaving(null);
    document.addEventListener("click", onClick);
    window.addEventListener("pageshow", stop);
    return () => {
      document.removeEventListener("click", onClick);
      window.removeEventListener("pageshow", stop);
    };
  }, []);

  if (leaving !== here) return null;
  return (
    <div role="status">
      <span className="waiting" aria-hidden="true" />
      <div className="toast waiting-long">
        Mạng chậm, đang tải tiếp…
        <button type="button" onClick={() => location.reload()}>
          Tải lại
        </button>
      </div>
    </div>
  );
}

function leadsToPage(link: HTMLAnchorElement): boolean {
  const elsewhere = link.origin !== location.origin || link.target !== "" || link.hasAttribute("download");
  const samePage = link.pathname === location.pathname && link.search === location.search;
  return !elsewhere && !samePage && !link.pathname.startsWith("/api/");
}
