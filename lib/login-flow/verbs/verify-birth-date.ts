import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { chargeGuard, clearGuard } from "#lib/credentials/guard/guard.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { equalsConstantTime } from "#lib/kernel/secrets.ts";
import { readBirthDate } from "#lib/typed-text/birth-date.ts";
import { appendProof } from "../append-proof.ts";
import type { LoadedAttempt } from "../load-attempt.ts";

export type VerifyBirthDateFailure =
  | "empty"
  | "unreadable"
  | "impossible"
  | "future"
  | "mismatch"
  | "waiting"
  | "disabled";

/** Compares the birth date (manual 004, 2-1 ⑤). An unreadable one is no try; after four misses waits grow (spec §8). */
export async function verifyBirthDate(
  scope: Scope,
  { attempt, birthDate }: { attempt: LoadedAttempt; birthDate: string },
): Promise<Result<undefined, VerifyBirthDateFailure>> {
  const typed = readBirthDate(birthDate, scope.now);
  if (!typed.ok) return typed;
  const memberId = attempt.member.id;
  const charged = await chargeGuard(scope, { memberId, authenticator: "birthDate" });
  if (!charged.ok) return charged;

  const member = await scope.tx.member.findUniqueOrThrow({
    where: scope.key(memberId),
    select: { birthDate: true },
  });
  const isMatch = equalsConstantTime(typed.value, member.birthDate.toISOString().slice(0, 10));
  if (isMatch) {
    await clearGuard(scope, { memberId, authenticator: "birthDate" });
    await appendProof(scope, attempt.id, { kind: "birthDate" });
  }
  await recordAudit(scope, {
    action: "login.birth-date",
    result: isMatch ? "success" : "failure",
    memberId,
    attemptId: attempt.id,
  });
  return isMatch ? ok() : fail("mismatch");
}
