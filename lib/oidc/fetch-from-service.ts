import "server-only";
import { env } from "#lib/kernel/env.ts";
import { LOCAL_HOSTS } from "./client-schema.ts";
import { portalRequest } from "./portal-request.ts";

/**
 * How the library calls a service's back channel. Its dispatcher refuses addresses of private networks, and of this
 * machine (ASVS 13.2.4); the demo's own service is on this machine, and it alone is let through. Only the worker calls a
 * service: at a logout in a browser the library would do it too, and keep the member waiting for each.
 */
export function fetchFromService(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  if (portalRequest()) return Promise.resolve(new Response());
  const { hostname } = new URL(input instanceof Request ? input.url : input);
  if (env().PORTAL_DEMO !== "1" || !LOCAL_HOSTS.includes(hostname)) return fetch(input, init);
  const { dispatcher: _, ...rest } = init as RequestInit & { dispatcher?: unknown };
  return fetch(input, rest);
}
