// Browser-safe: text in, text out.

/** Requests for what is no page of ours, under one name each, so that nobody can make up routes. */
const FILES = "files";
const PROVIDER = "/oidc";
const UNKNOWN = "unknown";

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** `/imports/[id]` as a pattern: one segment, or with dots all that follow. */
function patternOf(route: string): RegExp {
  const segments = route.split("/").map((segment) => {
    if (/^\[\[?\.\.\./.test(segment)) return ".+";
    return segment.startsWith("[") ? "[^/]+" : escaped(segment);
  });
  return new RegExp(`^${segments.join("/")}$`);
}

/**
 * @param routes as Next.js writes them: `/login/otp`, `/imports/[id]`
 * @returns the name of a path's route: one of these, or a word for what is none
 */
export function routeMatcher(routes: readonly string[]): (path: string) => string {
  const exact = new Set(routes.filter((route) => !route.includes("[")));
  const patterns = routes.filter((route) => route.includes("[")).map((route) => ({ route, pattern: patternOf(route) }));
  return (path) => {
    if (exact.has(path)) return path;
    if (path.startsWith("/oidc/")) return PROVIDER;
    const found = patterns.find(({ pattern }) => pattern.test(path));
    if (found) return found.route;
    return path.startsWith("/_next/") || /^\/[^/]+\.[a-z0-9]+$/.test(path) ? FILES : UNKNOWN;
  };
}
