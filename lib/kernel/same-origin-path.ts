import "server-only";

/**
 * Path and query of an address of `origin`, to go back to; "/" for every other
 * address. What comes out is one path below the origin and nothing else: no
 * scheme, no host, no `//`, no backslash (ASVS 3.7.2, spec §14 case 15).
 * @param address a Referer header, or null where the browser sent none
 */
export function sameOriginPath(url: string | null, origin: string): string {
  if (!url || !URL.canParse(url)) return "/";
  const { origin: itsOrigin, pathname, search, username, password } = new URL(url);
  const isPlain = itsOrigin === origin && username === "" && password === "";
  return isPlain && /^\/(?![/\\])/.test(pathname) ? `${pathname}${search}` : "/";
}
