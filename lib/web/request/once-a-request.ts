import "server-only";
import { cache } from "react";
import { pendingAnswers } from "#lib/edge/pending-answer.ts";

/**
 * What `read` finds, read once for a request: its action and the page that follows share it. React's `cache` remembers
 * for the page alone. For what no action of its own request changes.
 */
export function onceARequest<Value>(read: () => Promise<Value>): () => Promise<Value> {
  const known = new WeakMap<object, Promise<Value>>();
  const forPage = cache(read);
  return () => {
    const request = pendingAnswers().getStore();
    if (!request) return forPage();
    const found = known.get(request) ?? read();
    known.set(request, found);
    return found;
  };
}
