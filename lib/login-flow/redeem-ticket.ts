import "server-only";
import { auditing, recordAudit } from "#lib/audit/record-audit.ts";
import { together } from "#lib/db/together.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { type NotedBrowser, noticeBrowser, notingBrowser } from "#lib/sessions/known-browser.ts";
import { inheritDraft } from "#lib/sessions/late-draft.ts";
import { provenMethods } from "#lib/sessions/proofs.ts";
import { rotateSession } from "#lib/sessions/rotate-session.ts";
import { endAttempt } from "./end-attempt.ts";
import { type LoadedAttempt, loadAttempt } from "./load-attempt.ts";
import { isTicketOf } from "./login-ticket.ts";
import { newSession } from "./new-session.ts";
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
  // Locks the attempt, which ends below: of two uses the second finds none, and a member who is being disabled either
  // waits or is disabled already.
  const attempt = await loadAttempt(scope, attemptToken, { lock: true });
  if (!attempt || !isTicketOf(scope, attempt.id, ticket)) return fail("ticket-dead");
  if (nextStep(attempt.facts) !== "done") return fail("ticket-dead");

  if (attempt.sessionId) return renewSession(scope, attempt, attempt.sessionId);
  const token = await openSession(scope, attempt, { browserToken, formerToken });
  return ok({ token, memberId: attempt.member.id });
}

/** Session, known browser and audit in one statement. @returns the session's token */
async function openSession(
  scope: Scope,
  attempt: LoadedAttempt,
  { browserToken, formerToken }: Pick<LoginTicket, "browserToken" | "formerToken">,
): Promise<string> {
  const { id: attemptId, member, facts } = attempt;
  const { id: sessionId, token, parts } = newSession(scope, attempt);
  const completed = auditing(scope, {
    action: "login.complete",
    result: "success",
    memberId: member.id,
    attemptId,
    sessionId,
    detail: { method: provenMethods(facts.proofs)[0] ?? "none" },
  });
  const noting = notingBrowser(scope, { memberId: member.id, browserToken });
  const [browser] = await scope.tx.$queryRaw<NotedBrowser[]>(together(noting, completed, ...parts));
  await noticeBrowser(scope, member.id, browser);
  if (formerToken) await inheritDraft(scope, { sessionId, formerToken });
  return token;
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
