"use client";
import { unstable_rethrow } from "next/navigation";
import { useState } from "react";
import { useReportFailure } from "#components/ui/page-acts.tsx";
import { type PasskeyFailure, passkeyFailure } from "./passkey-failure.ts";

/** An action's redirect reaches its caller as an error of Next.js; the browser is on its way then. */
function isLeaving(error: unknown): boolean {
  try {
    unstable_rethrow(error);
    return false;
  } catch {
    return true;
  }
}

/**
 * One authentication ceremony at a time: pending from the press until the page is left, or until
 * there is a failure to show.
 */
export function useCeremony() {
  const [isPending, setIsPending] = useState(false);
  const [failure, setFailure] = useState<PasskeyFailure | null>(null);
  useReportFailure(failure !== null);
  /** @param ceremony asks the device and posts its answer; the action redirects when it is accepted */
  const perform = async (ceremony: () => Promise<"refused">) => {
    if (isPending) return;
    setFailure(null);
    setIsPending(true);
    try {
      setFailure(await ceremony());
    } catch (error) {
      if (isLeaving(error)) return;
      setFailure(passkeyFailure(error));
    }
    setIsPending(false);
  };
  return { isPending, failure, perform };
}
