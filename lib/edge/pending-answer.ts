import { AsyncLocalStorage } from "node:async_hooks";

/** What the code behind Next.js asks of the edge for the present request. */
export type PendingAnswer = {
  retryAfterSeconds?: number;
  /** Where a form of this page may lead besides its own host. */
  formActionOrigin?: string;
  /** Whose pages may show this one in a frame; nobody's, unless it is said. */
  frameAncestors?: readonly string[];
};

/** On the process: Next.js bundles this module again for the pages. */
const holder = globalThis as typeof globalThis & { portalPendingAnswer?: AsyncLocalStorage<PendingAnswer> };

/** The present request's; it follows every await from the edge to the verb. */
export function pendingAnswers(): AsyncLocalStorage<PendingAnswer> {
  holder.portalPendingAnswer ??= new AsyncLocalStorage();
  return holder.portalPendingAnswer;
}
