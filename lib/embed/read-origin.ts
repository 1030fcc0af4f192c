import "server-only";
import { env } from "#lib/kernel/env.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";

export type OriginFailure = "not-an-origin" | "not-https" | "has-port" | "trailing-dot";

/** Scheme, host and port alone: no user, path, query or wildcard. */
const WRITTEN = /^(https?):\/\/([^\s/\\?#@*:]+)(:\d{1,5})?\/?$/iu;
/** A name of at least two labels, the last one no number: an IP address is nobody's homepage. */
const HOST_NAME = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const LOCAL = /^(?:[a-z0-9-]+\.)*localhost$/;
const MAX_HOST_LENGTH = 253;

/**
 * The origin in `text`, as browsers write it (RFC 6454 §6.1), so that it is compared character by character: https
 * without a port. In the demo, a port of this machine too, also by http.
 */
export function readOrigin(text: string): Result<string, OriginFailure> {
  const [, scheme, host = "", port] = WRITTEN.exec(text.trim()) ?? [];
  if (scheme === undefined || !URL.canParse(text.trim())) return fail("not-an-origin");
  const { origin, hostname } = new URL(text.trim());
  if (env().PORTAL_DEMO === "1" && LOCAL.test(hostname)) return ok(origin);
  if (scheme.toLowerCase() !== "https") return fail("not-https");
  if (port !== undefined) return fail("has-port");
  if (/[.。．｡]$/u.test(host)) return fail("trailing-dot");
  return HOST_NAME.test(hostname) && hostname.length <= MAX_HOST_LENGTH ? ok(origin) : fail("not-an-origin");
}
