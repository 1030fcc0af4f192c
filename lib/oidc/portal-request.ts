import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import type { ActiveSession } from "#lib/sessions/load-session.ts";

/** What the provider knows of the request that it answers. */
export type PortalRequest = {
  context: RequestContext;
  /** Of the browser's session cookie. */
  token: string | undefined;
  /** The portal's session of this browser; null also while new terms are due. */
  signedIn: ActiveSession | null;
};

const requests = new AsyncLocalStorage<PortalRequest>();

/** Runs `work` for one request; the adapter and the settings of oidc-provider find it here. */
export function inPortalRequest<Value>(request: PortalRequest, work: () => Value): Value {
  return requests.run(request, work);
}

/** The present request; nothing where the worker uses the provider. */
export function portalRequest(): PortalRequest | undefined {
  return requests.getStore();
}
