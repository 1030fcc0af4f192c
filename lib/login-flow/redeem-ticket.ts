import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { addSeconds, HOUR_SECONDS, MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { hashToken, randomToken } from "#lib/kernel/secrets.ts";
import { truncateIpAddress } from "#lib/kernel/truncate-ip-address.ts";
import { noteBrowser } from "#lib/sessions/known-browser.ts";
import { inheritDraft } from "#lib/sessions/late-draft.ts";
import { provenMethods } from "#lib/sessions/proofs.ts";
import { rotateSession } from "#lib/sessions/rotate-session.ts";
import { endAttempt } from "./end-attempt.ts";
import { type LoadedAttempt, loadAttempt } from "./load-attempt.ts";
import { isTicketOf } from "./login-ticket.ts";
import { nextStep } from "./next-step.ts";

type LoginTicket = {
  ticket: string;
  attemptToken: string;
  browserToken: string;
  /** Of the session this browser had before, which may have run out over a form. */
  formerToken?: string;
};

/**
 * Turns a login ticket into a session row, or renews the session of a re-authentication. The ticket is used once; the
 * proofs are judged again under the present policy (spec §5.2).
 * @returns the token for the session cookie
 */
export async function redeemTicket(
  scope: Scope,
  { ticket, attemptToken, browserToken, formerToken }: LoginTicket,
): Promise<Result<{ token: string; memberId: string }, "ticket-dead">> {
  const { tx, insurerId, insurer, now } = scope;
  // Locks the attempt, which ends below: of two uses the second finds none, and a member who is being disabled either
  // waits or is disabled already.
  const attempt = await loadAttempt(scope, attemptToken, { lock: true });
  if (!attempt || !isTicketOf(scope, attempt.id, ticket)) return fail("ticket-dead");
  if (nextStep(attempt.facts) !== "done") return fail("ticket-dead");

  if (attempt.sessionId) return renewSession(scope, attempt, attempt.sessionId);
  const token = randomToken();
  const { idleMinutes, rememberedIdleMinutes, absoluteHours } = insurer.policy.session;
  const session = await tx.session.create({
    data: {
      insurerId,
      tokenHash: hashToken(token),
      memberId: attempt.member.id,
      proofs: [...attempt.facts.proofs],
      isRemembered: attempt.isRemembered,
      createdAt: now,
      lastSeenAt: now,
      idleSeconds: (attempt.isRemembered ? rememberedIdleMinutes : idleMinutes) * MINUTE_SECONDS,
      expiresAt: addSeconds(now, absoluteHours * HOUR_SECONDS),
      userAgent: scope.userAgent,
      ipAddress: truncateIpAddress(scope.ipAddress),
    },
    select: { id: true },
  });
  if (formerToken) await inheritDraft(scope, { sessionId: session.id, formerToken });
  await noteBrowser(scope, { memberId: attempt.member.id, browserToken });
  await tx.member.update({
    where: scope.key(attempt.member.id),
    data: { lastLoginAt: now },
  });
  await endAttempt(scope, attempt.id, "logged-in");
  await recordAudit(scope, {
    action: "login.complete",
    result: "success",
    memberId: attempt.member.id,
    attemptId: attempt.id,
    sessionId: session.id,
    detail: { method: provenMethods(attempt.facts.proofs)[0] ?? "none" },
  });
  return ok({ token, memberId: attempt.member.id });
}

/** Re-authentication: the same session with a new token and the new proofs (ASVS 7.2.4). */
async function renewSession(
  scope: Scope,
  { id: attemptId, member: { id: memberId }, facts }: LoadedAttempt,
  sessionId: string,
): Promise<Result<{ token: string; memberId: string }, "ticket-dead">> {
  const token = await rotateSession(scope, { sessionId, memberId, proofs: facts.proofs });
  if (!token) return fail("ticket-dead");
  await endAttempt(scope, attemptId, "logged-in");
  await recordAudit(scope, {
    action: "login.reauthenticate",
    result: "success",
    memberId,
    attemptId,
    sessionId,
    detail: { method: provenMethods(facts.proofs)[0] ?? "none" },
  });
  return ok({ token, memberId });
}
