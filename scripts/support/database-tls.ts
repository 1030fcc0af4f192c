/** libpq's modes that verify the server's certificate. */
const VERIFIED = ["verify-full", "verify-ca"];

/** Where the driver connects to: a `host` in the query wins, `%2Frun%2Fpostgresql` is a socket's folder. */
function hostOf(url: URL): string {
  return url.searchParams.getAll("host").at(-1) ?? decodeURIComponent(url.hostname);
}

function isThisMachine(host: string): boolean {
  return host.startsWith("/") || host === "localhost" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Whether members' data would cross a network without verified TLS (ASVS 12.3.1,
 * 12.3.2). A Unix socket and loopback cross none.
 */
export function isSentInClear(databaseUrl: string): boolean {
  const url = new URL(databaseUrl);
  const modes = url.searchParams.getAll("sslmode");
  const isVerified = modes.length > 0 && modes.every((mode) => VERIFIED.includes(mode));
  return !isVerified && !isThisMachine(hostOf(url));
}
