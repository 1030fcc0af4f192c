import "server-only";
import type { ActiveSession, Draft } from "./load-session.ts";
import { isRecentlyAuthenticated } from "./recent-authentication.ts";

declare const recent: unique symbol;

/**
 * A signed-in member whose authentication is recent enough for a change. Only `recentSession` makes one: a verb of the
 * settings that is called for another session does not compile.
 */
export type RecentSession = {
  readonly [recent]: true;
  id: string;
  member: ActiveSession["member"];
  /** What was typed before re-authentication. */
  draft: Draft | null;
};

/** The session for the settings' verbs, or null when re-authentication is due. */
export function recentSession({ session, member }: ActiveSession, now: Date): RecentSession | null {
  if (!isRecentlyAuthenticated(session.proofs, now)) return null;
  return { id: session.id, member, draft: session.draft } as RecentSession;
}
