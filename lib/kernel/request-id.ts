import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";

/** On the process: Next.js bundles this module again for the pages. */
const holder = globalThis as typeof globalThis & { portalRequestId?: AsyncLocalStorage<string> };
holder.portalRequestId ??= new AsyncLocalStorage<string>();
const current = holder.portalRequestId;

/** What a proxy may call a request: no name, no address, no line feed. */
const READABLE = /^[A-Za-z0-9-]{8,64}$/;

/** The id of a request: the trusted proxy's, so that its log and ours name it alike, or one of our own. */
export function requestIdOf(given: string | string[] | undefined, isTrusted: boolean): string {
  return isTrusted && typeof given === "string" && READABLE.test(given) ? given : randomUUID();
}

/** Runs `work` so that every line of the log it writes names the request. */
export function inRequestOf<Value>(requestId: string, work: () => Value): Value {
  return current.run(requestId, work);
}

/** What pino adds to a line: the request it was written for. */
export function requestField(): { requestId?: string } {
  const requestId = current.getStore();
  return requestId === undefined ? {} : { requestId };
}
