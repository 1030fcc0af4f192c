import "server-only";

export type LinkTarget = { href: string; isElsewhere: boolean };

const SCHEMES = ["https:", "http:", "mailto:", "tel:"];

/** Stands for the portal's own origin, whatever it is. */
const HERE = "https://portal.invalid";

/**
 * Where a link in an insurer's text leads: a web address, `mailto:`, `tel:`, or
 * a path of the portal itself; null for every other address. What comes out is
 * as a browser reads it: without the tabs, dots and backslashes that hide a
 * host or a scheme (spec §14 cases 15 and 16; ASVS 1.3.1).
 */
export function linkTarget(url: string): LinkTarget | null {
  if (url.startsWith("/")) return pathTarget(url);
  if (!URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return SCHEMES.includes(protocol) ? { href, isElsewhere: protocol.startsWith("http") } : null;
}

function pathTarget(url: string): LinkTarget | null {
  if (!URL.canParse(url, HERE)) return null;
  const { origin, pathname, search, hash } = new URL(url, HERE);
  // 「/.//host」 is a path of ours as an address and another host as a link.
  const isHere = origin === HERE && !pathname.startsWith("//");
  return isHere ? { href: `${pathname}${search}${hash}`, isElsewhere: false } : null;
}
