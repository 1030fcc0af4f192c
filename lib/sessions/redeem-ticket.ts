import { recordAudit } from "#lib/audit/record-audit.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { addSeconds, HOUR_SECONDS, MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { hashToken, randomToken } from "#lib/kernel/secrets.ts";
import { endAttempt } from "#lib/login-flow/end-attempts.ts";
import { loadAttempt } from "#lib/login-flow/load-attempt.ts";
import { nextStep } from "#lib/login-flow/policy.ts";
import { provenMethod } from "#lib/login-flow/proofs.ts";
import { truncateAddress } from "./truncate-address.ts";

/**
 * Turns a login ticket into a session row. The ticket is used once; the proofs
 * are judged again by the policy of this moment, never by a flag (spec §5.2).
 * @returns the token for the session cookie
 */
export async function redeemTicket(
  tx: InsurerTransaction,
  context: RequestContext,
  { ticket, attemptToken }: { ticket: string; attemptToken: string },
): Promise<Result<{ token: string; memberId: string }, "ticket-dead">> {
  const { insurer, now } = context;
  const { count } = await tx.oneTimeToken.updateMany({
    where: {
      insurerId: insurer.id,
      type: "loginTicket",
      tokenHash: hashToken(ticket),
      usedAt: null,
      expiresAt: { gt: now },
    },
    data: { usedAt: now },
  });
  if (count !== 1) return fail("ticket-dead");
  const row = await tx.oneTimeToken.findUniqueOrThrow({
    where: { insurerId_type_tokenHash: { insurerId: insurer.id, type: "loginTicket", tokenHash: hashToken(ticket) } },
  });
  const attempt = await loadAttempt(insurer, attemptToken, now, { tx, lock: true });
  if (attempt?.id !== row.attemptId || !attempt || nextStep(attempt.facts) !== "done") return fail("ticket-dead");

  const token = randomToken();
  const { idleMinutes, rememberedIdleMinutes, absoluteHours } = insurer.policy.session;
  const session = await tx.session.create({
    data: {
      insurerId: insurer.id,
      tokenHash: hashToken(token),
      memberId: attempt.member.id,
      proofs: [...attempt.facts.proofs],
      createdAt: now,
      lastSeenAt: now,
      idleSeconds: (attempt.isRemembered ? rememberedIdleMinutes : idleMinutes) * MINUTE_SECONDS,
      expiresAt: addSeconds(now, absoluteHours * HOUR_SECONDS),
      userAgent: context.userAgent?.slice(0, 300) ?? null,
      ipAddress: truncateAddress(context.ipAddress),
    },
    select: { id: true },
  });
  await tx.member.update({
    where: { insurerId_id: { insurerId: insurer.id, id: attempt.member.id } },
    data: { lastLoginAt: now },
  });
  await endAttempt(tx, context, attempt.id, "logged-in");
  await recordAudit(tx, context, {
    action: "login.complete",
    result: "success",
    memberId: attempt.member.id,
    attemptId: attempt.id,
    sessionId: session.id,
    detail: { method: provenMethod(attempt.facts.proofs) ?? "none" },
  });
  return ok({ token, memberId: attempt.member.id });
}
