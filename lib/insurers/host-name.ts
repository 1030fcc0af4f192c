import "server-only";
import { domainToASCII } from "node:url";
import { z } from "zod";

const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

/** A host name as browsers send it: lower case, without port, no dot behind it. */
export const hostNameSchema = z
  .string()
  .max(253)
  .regex(new RegExp(`^(?:${LABEL}\\.)*${LABEL}$`), "lower-case host name");

/**
 * Reads a public host name as typed: any case, Japanese names too, which browsers send in ASCII (RFC 5891).
 * @returns null for a port, a dot behind it, an IP address, a name without a dot, a URL
 */
export function readHostName(typed: string): string | null {
  const name = typed.trim();
  // domainToASCII would read the host of a URL.
  const host = /[/\\?#@:]/.test(name) ? "" : domainToASCII(name);
  const isPublic = hostNameSchema.safeParse(host).success && /\.[a-z0-9-]*[a-z][a-z0-9-]*$/.test(host);
  return isPublic ? host : null;
}
