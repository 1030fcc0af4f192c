import "server-only";
import { notFound } from "next/navigation";
import { pendingAnswers } from "#lib/edge/pending-answer.ts";

/**
 * Ends this request with 503, `Retry-After` and the plain page that says the portal
 * is busy, with JavaScript and without. For a page, an action or a route that has not
 * begun its answer. Nothing is logged: whoever calls it is short of something already.
 */
export function answerUnavailable(retryAfterSeconds: number): never {
  const pending = pendingAnswers().getStore();
  if (!pending) throw new Error("used outside a request");
  pending.retryAfterSeconds = retryAfterSeconds;
  // Next.js gives up the page without an error in the log; the edge answers in its place.
  notFound();
}
