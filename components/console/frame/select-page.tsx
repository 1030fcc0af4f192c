"use client";
import type { ChangeEvent } from "react";
import { useHydrated } from "#components/ui/use-hydrated.ts";

type SelectPageProps = { name: string; label: string };

/**
 * Ticks every line of the page; absent without JavaScript, where each line is ticked by itself. It has its place from the
 * first paint: the acts stand behind it, and whoever presses one must not have it moved away under the finger.
 */
export function SelectPage({ name, label }: SelectPageProps) {
  const isHydrated = useHydrated();
  const tick = ({ target }: ChangeEvent<HTMLInputElement>) => {
    for (const each of target.form?.elements ?? []) {
      if (each instanceof HTMLInputElement && each.name === name) each.checked = target.checked;
    }
  };
  return (
    <label className="flex min-h-11 items-center gap-2 noscript:hidden">
      <input type="checkbox" disabled={!isHydrated} onChange={tick} className="size-6 accent-key" />
      {label}
    </label>
  );
}
