import { inTransaction } from "#lib/db/in-transaction.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { addSeconds, HOUR_SECONDS, MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import { hashToken, randomToken } from "#lib/kernel/secrets.ts";
import type { Proof, ProofKind } from "#lib/sessions/proofs.ts";

/** Proofs of these kinds, given at `at`. */
export function proofsAt(
  at: Date,
  ...kinds: Extract<ProofKind, "password" | "totp" | "passkey" | "emailCode">[]
): Proof[] {
  const moment = at.toISOString();
  return kinds.map((kind): Proof => {
    if (kind === "password") return { kind, at: moment, credential: "own" };
    if (kind === "emailCode") return { kind, at: moment };
    return { kind, at: moment, credentialId: "00000000-0000-7000-8000-000000000000" };
  });
}

/** A member who is signed in since `context.now`; just now by password and code where not given otherwise. */
export async function openSession(
  context: RequestContext,
  { memberId, proofs = proofsAt(context.now, "password", "totp") }: { memberId: string; proofs?: Proof[] },
): Promise<{ id: string; token: string }> {
  const token = randomToken();
  const { id } = await inTransaction(context.insurer.id, (tx) =>
    tx.session.create({
      data: {
        insurerId: context.insurer.id,
        tokenHash: hashToken(token),
        memberId,
        proofs,
        createdAt: context.now,
        lastSeenAt: context.now,
        idleSeconds: 30 * MINUTE_SECONDS,
        expiresAt: addSeconds(context.now, 12 * HOUR_SECONDS),
        userAgent: context.userAgent,
      },
      select: { id: true },
    }),
  );
  return { id, token };
}
