import "server-only";
import { env } from "#lib/kernel/env.ts";
import { portalRequest } from "./portal-request.ts";

/**
 * How the library calls a service's back channel. Its dispatcher refuses addresses of private networks, and of this
 * machine (ASVS 13.2.4); the demo's own service is on this machine. Only the worker calls a service: at a logout in a
 * browser the library would do it too, and keep the member waiting for each.
 */
export function fetchFromService(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  if (portalRequest()) return Promise.resolve(new Response());
  if (env().PORTAL_DEMO !== "1") return fetch(input, init);
  const { dispatcher: _, ...rest } = init as RequestInit & { dispatcher?: unknown };
  return fetch(input, rest);
}
