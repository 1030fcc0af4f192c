"use client";
import { useEffect } from "react";

/** `/help#phone`, as printed and mailed before each answer had its page, goes on to `/help/phone`. */
export function OldHelpAnchors() {
  useEffect(() => {
    const topic = location.hash.slice(1);
    // The entry of the list bears the anchor: without JavaScript one press more leads there.
    const entry = topic && document.querySelector<HTMLAnchorElement>(`li#${CSS.escape(topic)} a`);
    if (entry) location.replace(entry.href);
  }, []);
  return null;
}
