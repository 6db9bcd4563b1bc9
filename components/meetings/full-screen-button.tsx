"use client";

import { Button } from "../ui/button.tsx";

/** Fills the screen, and gives it back; Esc does so, too. Without scripts the browser's own key (F11) does the same. */
export function FullScreenButton() {
  return (
    <Button
      icon="screen"
      className="js-only"
      onClick={() => {
        if (document.fullscreenElement) void document.exitFullscreen();
        else void document.documentElement.requestFullscreen();
      }}
    >
      Toàn màn hình
    </Button>
  );
}
