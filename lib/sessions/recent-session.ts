import "server-only";
import type { ActiveSession, Draft } from "./load-session.ts";
import { isRecentlyAuthenticated } from "./recent-authentication.ts";

declare const recent: unique symbol;

/**
 * A signed-in member whose authentication is recent enough for a change. Only
 * `recentSession` makes one, so that no verb of the settings can be called for
 * a session that proved too little or too long ago: it would not compile.
 */
export type RecentSession = {
  readonly [recent]: true;
  id: string;
  member: ActiveSession["member"];
  /** What was typed when re-authentication came between. */
  draft: Draft | null;
};

/** The session as the settings' verbs take it, or null when re-authentication is due. */
export function recentSession({ session, member }: ActiveSession, now: Date): RecentSession | null {
  if (!isRecentlyAuthenticated(session.proofs, now)) return null;
  return { id: session.id, member, draft: session.draft } as RecentSession;
}
