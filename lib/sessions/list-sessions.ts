import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { type BrowserName, browserName } from "#lib/kernel/browser-name.ts";
import { addSeconds } from "#lib/kernel/clock.ts";

export type SessionLine = BrowserName & {
  id: string;
  /** Truncated (lib/kernel/truncate-ip-address.ts). */
  ipAddress: string | null;
  createdAt: Date;
  lastSeenAt: Date;
  /** The session that asks. */
  isHere: boolean;
};

/** 「ログイン中のデバイス」: the member's live sessions, this one first, then by last use (ASVS 7.5.2). */
export async function listSessions(
  { tx, insurerId, now }: Scope,
  { memberId, sessionId }: { memberId: string; sessionId: string },
): Promise<SessionLine[]> {
  const sessions = await tx.session.findMany({
    where: { insurerId, memberId, endedAt: null, expiresAt: { gt: now } },
    orderBy: { lastSeenAt: "desc" },
  });
  return sessions
    .filter(({ lastSeenAt, idleSeconds }) => addSeconds(lastSeenAt, idleSeconds) > now)
    .map(({ id, userAgent, ipAddress, createdAt, lastSeenAt }) => ({
      ...browserName(userAgent),
      id,
      ipAddress,
      createdAt,
      lastSeenAt,
      isHere: id === sessionId,
    }))
    .sort((left, right) => Number(right.isHere) - Number(left.isHere));
}
