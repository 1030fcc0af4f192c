import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";

export type Ceremony = {
  ceremony: "registration" | "authentication";
  /** Who may answer: the attempt, the session, or the hash of the ceremony cookie. */
  owner: string;
};

/** Stores a challenge for its owner. */
export async function keepChallenge(
  scope: Scope,
  { ceremony, owner, challenge, lifetimeSeconds }: Ceremony & { challenge: string; lifetimeSeconds: number },
): Promise<void> {
  const expiresAt = addSeconds(scope.now, lifetimeSeconds);
  await scope.tx.webauthnChallenge.create({
    data: { insurerId: scope.insurerId, ceremony, owner, challenge, expiresAt },
  });
}

/** Uses a challenge, also for an invalid response; of parallel posts one succeeds (spec §14 case 6, ASVS 6.7.2). */
export async function consumeChallenge(
  scope: Scope,
  { ceremony, owner, challenge }: Ceremony & { challenge: string },
): Promise<boolean> {
  const { count } = await scope.tx.webauthnChallenge.updateMany({
    where: {
      insurerId: scope.insurerId,
      ceremony,
      owner,
      challenge,
      usedAt: null,
      expiresAt: { gt: scope.now },
    },
    data: { usedAt: scope.now },
  });
  return count === 1;
}
