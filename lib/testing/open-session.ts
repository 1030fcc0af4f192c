import { inTransaction } from "#lib/db/in-transaction.ts";
import type { FactorProofKind } from "#lib/insurers/factors.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { addSeconds, HOUR_SECONDS, MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import { hashToken, randomToken } from "#lib/kernel/secrets.ts";
import type { Proof } from "#lib/sessions/proofs.ts";
import { factorProof } from "./factor-proof.ts";

/** Proofs of these kinds at `at`. */
export function proofsAt(at: Date, ...kinds: ("password" | FactorProofKind)[]): Proof[] {
  const moment = at.toISOString();
  return kinds.map((kind) =>
    kind === "password" ? { kind, at: moment, credential: "own" } : factorProof(kind, moment),
  );
}

/** A member signed in at `context.now`; by password and code unless given otherwise. */
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
