import "server-only";
import { pendingAnswers } from "#lib/edge/pending-answer.ts";
import { listOrigins } from "#lib/embed/origins.ts";
import { inRequest } from "./in-request.ts";

/** Lets pages of the insurer's registered origins, and no others, frame this answer (CSP frame-ancestors). @returns them */
export async function allowFraming(): Promise<string[]> {
  const origins = (await inRequest(listOrigins)).map(({ origin }) => origin);
  const pending = pendingAnswers().getStore();
  if (pending) pending.frameAncestors = origins;
  return origins;
}
