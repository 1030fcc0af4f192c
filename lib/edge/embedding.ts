// Browser-safe: a pure function of the request.
import type { IncomingMessage } from "node:http";
import { cookieNameFor } from "#lib/kernel/cookie-name.ts";
import type { EdgeSettings } from "./edge-settings.ts";
import { pathOf } from "./refusal.ts";

/** What other sites load: the login button (public/embed, docs/adr/0021). */
const BUTTON = /^\/embed\/v1(\.[0-9a-f]{16})?\.js(?:on)?$/;
/** The name without a hash leads to the newest one: an hour after an update every page has it. */
const NEWEST_CACHING = "public, max-age=3600";
const HASHED_CACHING = "public, max-age=31536000, immutable";

/** The headers with which every site's pages may load the button, and compare its hash (W3C SRI §3.4.2). */
export function buttonHeaders(path: string): Record<string, string> {
  const [isButton, hash] = BUTTON.exec(path) ?? [];
  if (!isButton) return {};
  return {
    "cache-control": hash ? HASHED_CACHING : NEWEST_CACHING,
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
  };
}

/** Where the login in such a window leads; what comes before a login, such as a forgotten password, goes on without its opener. */
const LOGIN_IN_POPUP = /^\/(?:login(?:\/.*)?|settings\/terms|embed\/popup\/[\w-]+)$/;

/**
 * Whether the window keeps the page that has opened it, so that it can report the login's end. Browsers cut the two
 * apart for good at the first page with a Cross-Origin-Opener-Policy, which all others have. The cookie is set when
 * the page's origin is known to be registered (lib/embed/popup.ts).
 */
export function keepsOpener(
  { url, headers: { cookie = "" } }: IncomingMessage,
  { scheme }: Pick<EdgeSettings, "scheme">,
): boolean {
  const path = pathOf(url) ?? "";
  if (path === "/embed/popup") return true;
  return (
    LOGIN_IN_POPUP.test(path) &&
    cookie.split("; ").some((each) => each.startsWith(`${cookieNameFor(scheme, "popup")}=`))
  );
}
