"use client";
import { useEffect } from "react";

/** 「/」 leads to the search box of this id, but for somebody who is typing. */
export function SlashKey({ target }: { target: string }) {
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]")) return;
      event.preventDefault();
      document.getElementById(target)?.focus();
    };
    document.addEventListener("keydown", focus);
    return () => document.removeEventListener("keydown", focus);
  }, [target]);
  return null;
}
