import "server-only";
import { redirect } from "next/navigation";
import { areTermsDue } from "#lib/login-flow/facts.ts";
import type { ActiveSession } from "#lib/login-flow/load-session.ts";
import { type RecentSession, recentSession } from "#lib/settings/recent-session.ts";
import { currentSession } from "./current-session.ts";
import { requestContext } from "./request-context.ts";
import { loginPath } from "./session-end.ts";

/** Whoever is signed in, new terms or not; anybody else logs in first and comes back to `path`. */
export async function requireSession(path: string): Promise<ActiveSession> {
  return (await currentSession()) ?? redirect(await loginPath(path));
}

/** Opens a page for who is signed in; new terms of use come first, and lead back to `path` (manual 004, 3-8). */
export async function requireMember(path: string): Promise<ActiveSession> {
  const active = await requireSession(path);
  return areTermsDue(active) ? redirect(termsPath(path)) : active;
}

/**
 * Opens a page that leads to a change: only for who has authenticated within
 * five minutes; others do so now and come back to `path` (manual 004, 3-2 ④).
 */
export async function requireRecentAuthentication(path: string): Promise<RecentSession> {
  const [active, { now }] = [await requireMember(path), await requestContext()];
  return recentSession(active, now) ?? redirect(reauthenticationPath(path));
}

export function termsPath(path: string): string {
  return `/settings/terms?to=${encodeURIComponent(path)}`;
}

export function reauthenticationPath(path: string): string {
  return `/reauthenticate?to=${encodeURIComponent(path)}`;
}
