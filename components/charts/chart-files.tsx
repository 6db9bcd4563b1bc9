"use client";

import { useState } from "react";
import { Icon } from "../ui/icon.tsx";

type State = "idle" | "working" | "copied" | "saved" | "failed";

const WORDS: Readonly<Record<State, string>> = {
  idle: "Chép hình",
  working: "Đang chép…",
  copied: "Đã chép hình",
  saved: "Đã tải hình",
  failed: "Chưa chép được",
};

/** Puts a picture of the chart on the clipboard; where the browser lets nobody write pictures there, it is downloaded. */
export function CopyChartButton({ chartId }: { chartId: string }) {
  const [state, setState] = useState<State>("idle");
  return (
    <button
      type="button"
      className="chart-tool"
      data-copy={state}
      disabled={state === "working"}
      onClick={async () => {
        setState("working");
        setState(await copyChart(chartId));
      }}
    >
      <Icon name="clip" />
      <span aria-live="polite">{WORDS[state]}</span>
    </button>
  );
}

async function copyChart(chartId: string): Promise<State> {
  const chart = document.getElementById(chartId);
  if (!chart) return "failed";
  const copy = standaloneCopy(chart);
  try {
    // Large, and seldom asked for.
    const { toBlob } = await import("html-to-image");
    // Its search for fonts resolves addresses through a <base>, which the policy forbids.
    const picture = await toBlob(copy, { pixelRatio: 2, backgroundColor: "#ffffff", skipFonts: true });
    if (picture === null) return "failed";
    return (await onClipboard(picture)) ? "copied" : save(picture, chartId);
  } catch {
    return "failed";
  } finally {
    copy.parentElement?.remove();
  }
}

/** What a drawing takes from the style sheet: whoever makes the picture reads only its own attributes. */
const DRAWN = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font", "text-anchor"];

/** The chart once more, out of sight, without its tools and its table, and with its drawing's looks written into it. */
function standaloneCopy(chart: HTMLElement): HTMLElement {
  const copy = chart.cloneNode(true) as HTMLElement;
  const copied = copy.querySelectorAll<SVGElement>("svg *");
  chart.querySelectorAll("svg *").forEach((mark, index) => {
    const looks = getComputedStyle(mark);
    for (const name of DRAWN) copied[index]?.style.setProperty(name, looks.getPropertyValue(name));
  });
  for (const part of copy.querySelectorAll("noscript, .chart-tools, details")) part.remove();
  const place = document.createElement("div");
  place.className = "chart-copy";
  place.style.width = `${chart.offsetWidth}px`;
  place.setAttribute("aria-hidden", "true");
  place.append(copy);
  document.body.append(place);
  return copy;
}

async function onClipboard(picture: Blob): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
    return true;
  } catch {
    return false;
  }
}

function save(picture: Blob, chartId: string): State {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(picture);
  link.download = `bieu-do-${chartId}.png`;
  link.click();
  URL.revokeObjectURL(link.href);
  return "saved";
}
