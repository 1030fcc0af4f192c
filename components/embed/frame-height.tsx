"use client";
import { useEffect } from "react";

/** The origin of the page around this frame; browsers name it in one way or the other. */
function originAround(): string {
  const [nearest] = location.ancestorOrigins ?? [];
  return nearest ?? (URL.canParse(document.referrer) ? new URL(document.referrer).origin : "");
}

/** Tells the page around how high the cards are, so that it shows them without a scroll bar. Renders nothing. */
export function FrameHeight({ origins }: { origins: readonly string[] }) {
  useEffect(() => {
    const [main, around] = [document.querySelector("main"), originAround()];
    if (!main || window.parent === window || !origins.includes(around)) return;
    const tell = () => {
      const height = Math.ceil(main.getBoundingClientRect().bottom + window.scrollY);
      window.parent.postMessage({ type: "kenpo:height", height }, around);
    };
    const watch = new ResizeObserver(tell);
    watch.observe(main);
    return () => watch.disconnect();
  }, [origins]);
  return null;
}
