import "server-only";
import type { ClerkJob } from "#lib/db/generated/client.ts";
import { addSeconds } from "#lib/kernel/clock.ts";

/** How often a run writes that it lives, and after how long a silence it is taken to have ended without a word. */
export const BEAT_SECONDS = 1;
export const SILENT_SECONDS = 30;

/** `stopped`: its worker ended in the middle, and what it had not committed is undone. */
export type JobState = ClerkJob["state"] | "stopped";

export function jobState({ state, seenAt }: Pick<ClerkJob, "state" | "seenAt">, now: Date): JobState {
  const isSilent = state === "running" && seenAt !== null && seenAt < addSeconds(now, -SILENT_SECONDS);
  return isSilent ? "stopped" : state;
}

/** Whether there is still something to wait for. */
export const isUnderWay = (state: JobState): boolean => state === "waiting" || state === "running";
