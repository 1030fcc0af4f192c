import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { hashToken } from "#lib/kernel/secrets.ts";

/** Why a session ends: nothing was done, its absolute limit (both spec §2), or somebody ended it. */
const SESSION_END_REASONS = ["idle", "expired", "signed-out"] as const;
export type SessionEndReason = (typeof SESSION_END_REASONS)[number];

/** Reads a reason as it came in an address; anything else is none. */
export function readSessionEndReason(text: unknown): SessionEndReason | null {
  return SESSION_END_REASONS.find((reason) => reason === text) ?? null;
}

export type SessionEnd = { reason: SessionEndReason; at: Date };

/**
 * When the session behind `token` ends if nothing more is done, or when and why
 * it has ended; null for a token that is no session's. Looking is no activity:
 * the idle clock stays (loadSession moves it).
 */
export async function findSessionEnd({ tx, insurerId }: Scope, token: string): Promise<SessionEnd | null> {
  const session = await tx.session.findUnique({
    where: { insurerId_tokenHash: { insurerId, tokenHash: hashToken(token) } },
    select: { lastSeenAt: true, idleSeconds: true, expiresAt: true, endedAt: true },
  });
  if (!session) return null;
  const { lastSeenAt, idleSeconds, expiresAt, endedAt } = session;
  const idleAt = addSeconds(lastSeenAt, idleSeconds);
  const end: SessionEnd = idleAt < expiresAt ? { reason: "idle", at: idleAt } : { reason: "expired", at: expiresAt };
  return endedAt && endedAt < end.at ? { reason: "signed-out", at: endedAt } : end;
}
