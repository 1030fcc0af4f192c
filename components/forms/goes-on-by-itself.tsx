"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY_SECONDS = 4;

/**
 * Asks the server every few seconds while the page is visible; the page redirects when its step is no longer due.
 * Without JavaScript there is 「更新」.
 */
export function GoesOnByItself() {
  const router = useRouter();
  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState === "visible") router.refresh();
    };
    const timer = setInterval(refresh, EVERY_SECONDS * 1000);
    document.addEventListener("visibilitychange", refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [router]);
  return null;
}
