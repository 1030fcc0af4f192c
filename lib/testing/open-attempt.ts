import { inTransaction } from "#lib/db/in-transaction.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { hashToken, randomToken } from "#lib/kernel/secrets.ts";
import { ATTEMPT_SECONDS } from "#lib/login-flow/start-attempt.ts";
import type { Proof } from "#lib/sessions/proofs.ts";

/** A login with these proofs at `context.now`, written straight to the table. @returns the cookie's token */
export async function openAttempt(
  { insurer, now }: RequestContext,
  { memberId, proves }: { memberId: string; proves: readonly ("password" | "birthDate")[] },
): Promise<string> {
  const token = randomToken();
  const at = now.toISOString();
  await inTransaction(insurer.id, async (tx) => {
    const hasOwnPassword = (await tx.passwordCredential.count({ where: { memberId } })) > 0;
    const proofs = proves.map(
      (kind): Proof =>
        kind === "password" ? { kind, at, credential: hasOwnPassword ? "own" : "temporary" } : { kind, at },
    );
    await tx.loginAttempt.create({
      data: {
        insurerId: insurer.id,
        tokenHash: hashToken(token),
        memberId,
        proofs,
        createdAt: now,
        expiresAt: addSeconds(now, ATTEMPT_SECONDS),
      },
    });
  });
  return token;
}
