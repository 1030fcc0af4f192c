import "server-only";
import { areTermsDue } from "#lib/login-flow/facts.ts";
import type { ActiveSession } from "#lib/sessions/load-session.ts";
import { type RecentSession, recentSession } from "#lib/sessions/recent-session.ts";
import type { ReturnPath } from "#lib/sessions/return-path.ts";
import { keepDraft } from "#lib/settings/take-change.ts";
import { currentSession } from "../request/current-session.ts";
import { inRequest } from "../request/in-request.ts";
import { requestContext } from "../request/read-request-context.ts";
import { leaveFor } from "./leave-for.ts";

/** The session, with or without new terms; redirects to the login, which returns to `path`. */
export async function requireSession(path: ReturnPath): Promise<ActiveSession> {
  return (await currentSession()) ?? leaveFor({ kind: "no-session" }, path);
}

/** Opens a page for members; new terms of use come first, and return to `path` (manual 004, 3-8). */
export async function requireMember(path: ReturnPath): Promise<ActiveSession> {
  const active = await requireSession(path);
  return areTermsDue(active) ? leaveFor({ kind: "terms-due" }, path) : active;
}

/** Requires an authentication within five minutes, else re-authenticates and returns to `path` (manual 004, 3-2 ④). */
export async function requireRecentAuthentication(path: ReturnPath): Promise<RecentSession> {
  const active = await requireMember(path);
  const { now } = await requestContext();
  const session = recentSession(active, now);
  if (session) return session;
  // To open a page asks for nothing: what was once posted in it is not carried out behind the member's back.
  if (active.session.draft?.isWhole) await inRequest((scope) => keepDraft(scope, active, null));
  return leaveFor({ kind: "not-recent" }, path);
}
