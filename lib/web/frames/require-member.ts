import "server-only";
import { areTermsDue } from "#lib/login-flow/facts.ts";
import type { ActiveSession } from "#lib/sessions/load-session.ts";
import { type RecentSession, recentSession } from "#lib/sessions/recent-session.ts";
import type { ReturnPath } from "#lib/sessions/return-path.ts";
import { currentSession } from "../request/current-session.ts";
import { requestContext } from "../request/read-request-context.ts";
import { leaveFor } from "./leave-for.ts";

/** Whoever is signed in, new terms or not; anybody else logs in first and comes back to `path`. */
export async function requireSession(path: ReturnPath): Promise<ActiveSession> {
  return (await currentSession()) ?? leaveFor({ kind: "no-session" }, path);
}

/** Opens a page for who is signed in; new terms of use come first, and lead back to `path` (manual 004, 3-8). */
export async function requireMember(path: ReturnPath): Promise<ActiveSession> {
  const active = await requireSession(path);
  return areTermsDue(active) ? leaveFor({ kind: "terms-due" }, path) : active;
}

/**
 * Opens a page that leads to a change: only for who has authenticated within
 * five minutes; others do so now and come back to `path` (manual 004, 3-2 ④).
 */
export async function requireRecentAuthentication(path: ReturnPath): Promise<RecentSession> {
  const active = await requireMember(path);
  const { now } = await requestContext();
  return recentSession(active, now) ?? leaveFor({ kind: "not-recent" }, path);
}
