import "server-only";
import { env } from "./env.ts";

/**
 * The insurers' console (the `admin` host): a relying party like an insurer, whose members
 * are the clerks. Its row is written by a migration, what clerks log in with is in the
 * database's schema of this name (docs/adr/0017).
 */
export const CONSOLE_ID = "00000000-0000-7000-8000-000000000001";
export const CONSOLE_SCHEMA = "console";

/** Whether a request to `host` (without port, lower case) is the console's. */
export function isConsoleHost(host: string): boolean {
  return host === env().ADMIN_HOST;
}
