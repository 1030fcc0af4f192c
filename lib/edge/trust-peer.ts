import { randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { canonicalIpAddress } from "#lib/kernel/ip-address.ts";
import type { EdgeSettings } from "./edge-settings.ts";
import { CLIENT_IP_HEADER, HOST_HEADER, OWN_HEADER } from "./request-headers.ts";

/**
 * Marks requests of this process to itself: Next.js fetches the next page after an action's redirect, and the edge the
 * 404 page, with the headers of the original request. No client knows it.
 */
const ownMark = randomBytes(32);

/** Headers of a request of this process to itself on behalf of another one. */
export function ownHeaders(request: IncomingMessage): Record<string, string> {
  const { cookie, host = "", "accept-language": language, "user-agent": userAgent } = request.headers;
  const sent = { cookie, "accept-language": language, "user-agent": userAgent };
  const known = Object.entries(sent).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return {
    ...Object.fromEntries(known),
    [OWN_HEADER]: ownMark.toString("base64url"),
    [HOST_HEADER]: host,
    [CLIENT_IP_HEADER]: String(request.headers[CLIENT_IP_HEADER] ?? ""),
  };
}

function carriesOwnMark(request: IncomingMessage): boolean {
  const mark = Buffer.from(String(request.headers[OWN_HEADER] ?? ""), "base64url");
  return mark.length === ownMark.length && timingSafeEqual(mark, ownMark);
}

/**
 * The IP address that `proxyHops` trusted proxies report; with none, the peer's. Everything further left in
 * X-Forwarded-For comes from the client and is ignored (ASVS 4.1.3, 15.3.4), and so is what is no IP address.
 */
function clientIp(request: IncomingMessage, proxyHops: number): string {
  const forwarded = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((each) => each.trim());
  const reported = proxyHops > 0 ? forwarded.at(-proxyHops) : undefined;
  return canonicalIpAddress(reported) ?? canonicalIpAddress(request.socket.remoteAddress) ?? "";
}

/**
 * Replaces the forwarded and the portal's own headers by what is known, and removes a client's claims. A request of
 * this process keeps the host and IP address of the original one.
 * @returns whether this process sent the request to itself
 */
export function trustOnlyThePeer(request: IncomingMessage, { scheme, proxyHops }: EdgeSettings): boolean {
  const { headers } = request;
  const isOwn = carriesOwnMark(request);
  const ipAddress = isOwn ? headers[CLIENT_IP_HEADER] : clientIp(request, proxyHops);
  const host = isOwn ? String(headers[HOST_HEADER]) : headers.host;
  const reported = proxyHops > 0 ? headers["x-forwarded-proto"] : undefined;
  for (const name of Object.keys(headers)) {
    if (name.startsWith("x-forwarded-") || name === "forwarded" || name.startsWith("x-portal-")) delete headers[name];
  }
  headers.host = host;
  headers[OWN_HEADER] = ownMark.toString("base64url");
  headers[HOST_HEADER] = host;
  headers[CLIENT_IP_HEADER] = ipAddress;
  headers["x-forwarded-proto"] = reported === "https" ? "https" : scheme;
  return isOwn;
}
