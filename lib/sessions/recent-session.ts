import "server-only";
import { FACTORS } from "#lib/insurers/factors.ts";
import { addSeconds, MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import type { ActiveSession, Draft } from "./load-session.ts";
import { type Proof, provenMethods } from "./proofs.ts";

/** The maximum age of a proof for a change of credential, e-mail, user ID or method (spec §7, ASVS 7.5.1). */
const RECENT_SECONDS = 5 * MINUTE_SECONDS;

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

/** A passkey, or the own password with a second factor, each recent. Neither a password nor a code suffices alone (spec §6, §14 case 4). */
function isRecentlyAuthenticated(proofs: readonly Proof[], now: Date): boolean {
  const earliest = addSeconds(now, -RECENT_SECONDS).toISOString();
  const fresh = proofs.filter(({ at }) => at > earliest);
  const hasPassword = fresh.some((proof) => proof.kind === "password" && proof.credential === "own");
  return provenMethods(fresh).some((method) => hasPassword || FACTORS[method].standsAlone);
}

/** The session for the settings' verbs, or null when re-authentication is due. */
export function recentSession({ session, member }: ActiveSession, now: Date): RecentSession | null {
  if (!isRecentlyAuthenticated(session.proofs, now)) return null;
  return { id: session.id, member, draft: session.draft } as RecentSession;
}
