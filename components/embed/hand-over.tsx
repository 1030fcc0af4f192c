"use client";
import { useEffect, useRef, useState } from "react";
import type { HandOver as Given } from "#lib/embed/popup.ts";

type HandOverProps = { handOver: () => Promise<Given | null>; body: string; problem: string };

/** Posts the login's end to the page that has opened this window, and closes it; without one, goes on to the portal. */
export function HandOver({ handOver, body, problem }: HandOverProps) {
  const [isRefused, setIsRefused] = useState(false);
  const hasBegun = useRef(false);
  useEffect(() => {
    const page = window.opener as Window | null;
    if (!page) return location.replace("/");
    if (hasBegun.current) return;
    hasBegun.current = true;
    handOver().then(
      (given) => {
        if (!given) return setIsRefused(true);
        page.postMessage(given.message, given.target);
        window.close();
      },
      () => setIsRefused(true),
    );
  }, [handOver]);
  return <p role="status">{isRefused ? problem : body}</p>;
}
