"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

const EVERY_SECONDS = 4;
/** For the eye and the finger to see that the page is about to change. */
const ANNOUNCED_SECONDS = 2;

/** Whether this page would redirect: its step is no longer due. */
async function isOver(): Promise<boolean> {
  try {
    return (await fetch(location.href, { redirect: "manual", cache: "no-store" })).type === "opaqueredirect";
  } catch {
    return false;
  }
}

/** Renews the visible page every few seconds; as soon as it is over, says so before it goes on. Else there is 「更新」. */
export function GoesOnByItself({ sentence }: { sentence: string }) {
  const router = useRouter();
  const [isLeaving, setIsLeaving] = useState(false);
  useEffect(() => {
    let leaving: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      if (leaving || document.visibilityState !== "visible") return;
      // The times on the page stay true.
      if (!(await isOver())) return router.refresh();
      setIsLeaving(true);
      leaving ??= setTimeout(() => router.refresh(), ANNOUNCED_SECONDS * 1000);
    };
    const timer = setInterval(look, EVERY_SECONDS * 1000);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      clearTimeout(leaving);
      document.removeEventListener("visibilitychange", look);
    };
  }, [router]);
  // Its line is kept free, so that nothing moves under the finger.
  return <output className="-mb-5 block min-h-[1.7em] font-700">{isLeaving ? sentence : ""}</output>;
}
