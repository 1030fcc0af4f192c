// Browser-safe: text in, text out.
import { CONSOLE_ROOMS } from "#lib/kernel/console-rooms.ts";

/** Pages that are the console's alone (app/(console)). */
const CONSOLE_ONLY = [...CONSOLE_ROOMS, "not-allowed"].map((room) => `/${room}`);

/** Pages of the members' login and settings that clerks use too: the same flow (docs/adr/0017). */
const SHARED = [
  ...["/login/otp", "/login/passkey", "/login/passkey-options", "/login/new-password", "/login/recovery-code"],
  ...["/login/other-method", "/login/expired", "/login/another-tab", "/logout", "/signed-out", "/session"],
  ...["/forgot-password", "/reset-password", "/reauthenticate"],
  ...["/settings/sign-in", "/settings/history", "/settings/not-me", "/settings/other-member"],
  ...["/.well-known", "/_next", "/not-found-page", "/csp-report"],
];
const SHARED_EXACTLY = ["/", "/login"];

const isWithin = (path: string, parents: readonly string[]) =>
  parents.some((parent) => path === parent || path.startsWith(`${parent}/`));

/**
 * Whether a path may exist on this kind of host (spec §10, §12): the console's pages only on the admin
 * host, and there, of the members' pages, only those by which a clerk logs in.
 */
export function isServedHere(path: string, isConsole: boolean): boolean {
  if (!isConsole) return !isWithin(path, CONSOLE_ONLY);
  const isFile = /^\/[^/]+\.[a-z0-9]+$/.test(path);
  return SHARED_EXACTLY.includes(path) || isFile || isWithin(path, [...CONSOLE_ONLY, ...SHARED]);
}
