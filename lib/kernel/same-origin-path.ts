import "server-only";

/**
 * Path and query of a URL of `origin`, to return to; "/" for any other. The result is always one path below the origin:
 * no scheme, host, `//` or backslash (ASVS 3.7.2, spec §14 case 15).
 * @param url a Referer header, or null
 */
export function sameOriginPath(url: string | null, origin: string): string {
  if (!url || !URL.canParse(url)) return "/";
  const { origin: itsOrigin, pathname, search, username, password } = new URL(url);
  const isPlain = itsOrigin === origin && username === "" && password === "";
  return isPlain && /^\/(?![/\\])/.test(pathname) ? `${pathname}${search}` : "/";
}
