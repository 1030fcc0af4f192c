// Browser-safe: names only; the server sets and reads the values.

/** The name of a cookie: `__Host-` where the portal is served by https, all but the local demo (ASVS 3.3.1, 3.3.3). */
export function cookieNameFor(
  scheme: "http" | "https",
  name:
    | "session"
    | "attempt"
    | "ceremony"
    | "device"
    | "passkey"
    | "refusals"
    | "cookies"
    | "language"
    | "popup"
    | "cards",
): string {
  return scheme === "https" ? `__Host-${name}` : name;
}
