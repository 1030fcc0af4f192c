import "server-only";
import { pendingAnswers } from "#lib/edge/pending-answer.ts";
import { BUSY_RETRY_SECONDS } from "#lib/kernel/limits.ts";

/**
 * Gives the answer to this request the status 503 and `Retry-After`. Its words stay
 * the caller's: a form says that the portal is busy beside what was typed, with
 * JavaScript and without. For an action that has not begun its answer.
 */
export function markBusy(): void {
  const pending = pendingAnswers().getStore();
  if (!pending) throw new Error("used outside a request");
  pending.retryAfterSeconds = BUSY_RETRY_SECONDS;
}
