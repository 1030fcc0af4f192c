import "server-only";
import { notFound } from "next/navigation";
import { pendingAnswers } from "#lib/edge/pending-answer.ts";

/**
 * Ends this request with 503, `Retry-After` and the plain page that the portal is busy, with and without JavaScript.
 * For a page, action or route that has not begun its answer. Logs nothing, because the caller is short of resources.
 */
export function answerUnavailable(retryAfterSeconds: number): never {
  const pending = pendingAnswers().getStore();
  if (!pending) throw new Error("used outside a request");
  pending.retryAfterSeconds = retryAfterSeconds;
  // Next.js ends the page without logging an error; the edge answers in its place.
  notFound();
}
