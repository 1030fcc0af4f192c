/** Where a member may have been going when the login came between. Exact paths of this product, nothing else. */
const RETURN_PATHS = ["/", "/settings/profile", "/settings/sign-in", "/settings/history"];

/**
 * Reads a return address. Allow-list by equality: no scheme, host, query, `//`,
 * backslash or encoding can pass (spec §5.9, §14 case 15).
 */
export function readReturnTo(text: unknown): string | null {
  return typeof text === "string" && RETURN_PATHS.includes(text) ? text : null;
}
