import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { addSeconds } from "#lib/kernel/clock.ts";

export type Ceremony = {
  ceremony: "registration" | "authentication";
  /** Attempt, session, or hash of the ceremony cookie: who may answer. */
  owner: string;
};

/** Keeps a challenge for whoever was given it. */
export async function keepChallenge(
  tx: InsurerTransaction,
  context: RequestContext,
  { ceremony, owner, challenge, lifetimeSeconds }: Ceremony & { challenge: string; lifetimeSeconds: number },
): Promise<void> {
  const expiresAt = addSeconds(context.now, lifetimeSeconds);
  await tx.webauthnChallenge.create({
    data: { insurerId: context.insurer.id, ceremony, owner, challenge, expiresAt },
  });
}

/**
 * Uses a challenge up, whatever the response turns out to be worth. Bound to
 * its ceremony and owner; one guarded update, so that of parallel posts one
 * succeeds (spec §14 case 6, ASVS 6.7.2).
 */
export async function consumeChallenge(
  tx: InsurerTransaction,
  context: RequestContext,
  { ceremony, owner, challenge }: Ceremony & { challenge: string },
): Promise<boolean> {
  const { count } = await tx.webauthnChallenge.updateMany({
    where: {
      insurerId: context.insurer.id,
      ceremony,
      owner,
      challenge,
      usedAt: null,
      expiresAt: { gt: context.now },
    },
    data: { usedAt: context.now },
  });
  return count === 1;
}
