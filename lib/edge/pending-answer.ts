import { AsyncLocalStorage } from "node:async_hooks";

/** What the code behind Next.js asks of the edge for the request that is being answered. */
export type PendingAnswer = { retryAfterSeconds?: number };

/** On the process: Next.js bundles this module once more for the pages. */
const holder = globalThis as typeof globalThis & { portalPendingAnswer?: AsyncLocalStorage<PendingAnswer> };

/** The open request's; it follows every await from the edge to the verb. */
export function pendingAnswers(): AsyncLocalStorage<PendingAnswer> {
  holder.portalPendingAnswer ??= new AsyncLocalStorage();
  return holder.portalPendingAnswer;
}
