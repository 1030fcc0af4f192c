// Browser-safe: a pure function of the request.
import type { IncomingMessage } from "node:http";
import { MAX_IMPORT_MEGABYTES, MAX_LOGO_KILOBYTES } from "#lib/kernel/limits.ts";
import type { PlainStatus } from "./plain-page.ts";

/** The largest post is a form or a WebAuthn response, */
const MAX_BODY_BYTES = 128 * 1024;
/** but for the files of clerks, with the form around each. Their routes ask who uploads before they read a byte. */
const LARGER_BODIES: Readonly<Record<string, number>> = {
  "/branding/logo": (MAX_LOGO_KILOBYTES + 4) * 1000,
  "/documents/seal": (MAX_LOGO_KILOBYTES + 4) * 1000,
  "/imports/upload": (MAX_IMPORT_MEGABYTES + 1) * 1024 * 1024,
};

/** How large a post to this path may be. */
export function maxBodyBytes(path: string, isConsole: boolean): number {
  return (isConsole && LARGER_BODIES[path]) || MAX_BODY_BYTES;
}

export const ALLOWED_METHODS = ["GET", "HEAD", "POST"];

/** A name or an IP address, and a port; any other Host names no insurer. */
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/** Next.js would render pages of the portal behind it, and no page scales images. */
const IMAGE_SCALER = "/_next/image";

/** Services post here from their servers, with a proof of their own and without any cookie (lib/oidc). */
export const FROM_SERVERS: readonly string[] = ["/oidc/token", "/oidc/token/revocation"];

/** Services' pages post their requests here (OpenID Connect Core §3.1.2.1): with no cookie of ours, as a GET may. */
export const AUTHORIZATION_PATH = "/oidc/auth";

/** What a page elsewhere may post to. */
const FROM_ELSEWHERE: readonly string[] = [...FROM_SERVERS, AUTHORIZATION_PATH];

/** The path of a request target in origin form (RFC 9112 §3.2.1), as sent; null for any other. */
export function pathOf(target: string | undefined): string | null {
  const [path = ""] = (target ?? "").split("?", 1);
  if (!path.startsWith("/")) return null;
  try {
    return decodeURIComponent(path).includes("\0") ? null : path;
  } catch {
    return null;
  }
}

/** The origin of a page of this request's host. */
export function ownOrigin({ headers }: IncomingMessage): string {
  return `${headers["x-forwarded-proto"]}://${headers.host?.toLowerCase()}`;
}

/**
 * A post must come from a page of its own origin (ASVS 3.5.1). Browsers name it in Origin; without it, as in text
 * browsers, Sec-Fetch-Site or Referer must prove it, which another site can neither set nor forge.
 */
function isFromOwnPage(request: IncomingMessage): boolean {
  const own = ownOrigin(request);
  const { origin, referer, "sec-fetch-site": site } = request.headers;
  if (origin !== undefined) return origin === own;
  if (site !== undefined) return site === "same-origin";
  return referer !== undefined && URL.canParse(referer) && new URL(referer).origin === new URL(own).origin;
}

/** The status with which the edge refuses a request after trust-peer.ts, or null for one that Next.js may see. */
export function refusalOf(request: IncomingMessage, isConsole: boolean): PlainStatus | null {
  const { method = "", headers, url } = request;
  if (!ALLOWED_METHODS.includes(method)) return 405;
  const path = pathOf(url);
  if (path === null || !HOST.test(headers.host ?? "")) return 400;
  if (Number(headers["content-length"] ?? 0) > maxBodyBytes(path, isConsole)) return 413;
  if (method === "POST" && !FROM_ELSEWHERE.includes(path) && !isFromOwnPage(request)) return 403;
  return path.startsWith(IMAGE_SCALER) ? 404 : null;
}
