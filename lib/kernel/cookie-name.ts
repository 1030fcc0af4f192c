// Browser-safe: names alone; what they carry is set and read on the server.

/**
 * The name of one of the portal's cookies: `__Host-` wherever the portal is served by
 * https (ASVS 3.3.1, 3.3.3), which is everywhere but the local demo.
 */
export function cookieNameFor(
  scheme: "http" | "https",
  name: "session" | "attempt" | "ceremony" | "device" | "cookies" | "language",
): string {
  return scheme === "https" ? `__Host-${name}` : name;
}
