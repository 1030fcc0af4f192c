"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY_SECONDS = 4;

/** Reloads the visible page every few seconds; it redirects when its step is no longer due. Else there is 「更新」. */
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
