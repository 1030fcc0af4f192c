import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { hashToken } from "#lib/kernel/secrets.ts";

/** Why a session ends: no activity, its absolute limit (both spec §2), or a sign-out. */
const SESSION_END_REASONS = ["idle", "expired", "signed-out"] as const;
export type SessionEndReason = (typeof SESSION_END_REASONS)[number];

/** Reads a reason from a URL; null for anything else. */
export function readSessionEndReason(text: unknown): SessionEndReason | null {
  return SESSION_END_REASONS.find((reason) => reason === text) ?? null;
}

export type SessionEnd = { reason: SessionEndReason; at: Date };

/** When the session ends without further activity, or when and why it has ended; asking is no activity. */
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
