import "server-only";

export type LinkTarget = { href: string; isElsewhere: boolean };

const SCHEMES = ["https:", "http:", "mailto:", "tel:"];

/** A placeholder for the portal's own origin. */
const HERE = "https://portal.invalid";

/**
 * The target of a link in an insurer's text: http(s), `mailto:`, `tel:` or a path of the portal; null for anything
 * else. The result is as a browser parses it, without the tabs, dots and backslashes that hide a host or scheme (spec
 * §14 cases 15 and 16; ASVS 1.3.1).
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
  // 「/.//host」 parses to a path of ours, but as a link it leads to another host.
  const isHere = origin === HERE && !pathname.startsWith("//");
  return isHere ? { href: `${pathname}${search}${hash}`, isElsewhere: false } : null;
}
