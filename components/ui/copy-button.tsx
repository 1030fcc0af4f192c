"use client";
import { useState } from "react";
import { Button } from "./button.tsx";
import { Icon } from "./icons.tsx";
import { useUi } from "./ui-context.tsx";
import { useHydrated } from "./use-hydrated.ts";

/**
 * Copies `value`; absent without JavaScript, where the text beside it can be selected. In the HTML, so that hydration
 * moves nothing below.
 */
export function CopyButton({ value, children }: { value: string; children: string }) {
  const { text } = useUi();
  const isHydrated = useHydrated();
  const [status, setStatus] = useState("");
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setStatus(text.copied),
      () => setStatus(text.copyFailed),
    );
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 noscript:hidden">
      <Button variant="secondary" size="small" aria-disabled={!isHydrated} onClick={copy}>
        <Icon name="copy" />
        {children}
      </Button>
      <output>{status}</output>
    </div>
  );
}
