import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { CONSOLE_ID } from "#lib/kernel/console.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { holdMember } from "#lib/members/hold-member.ts";
import { consumeToken } from "#lib/one-time-tokens/consume-token.ts";
import { findToken } from "#lib/one-time-tokens/find-token.ts";
import { noteBrowserByLink } from "#lib/sessions/known-browser.ts";
import { advance, type Progress } from "../advance.ts";
import { startAttempt } from "../start-attempt.ts";

/** Whether a reset link is valid now, for its member and e-mail address. Changes nothing: mail scanners open links. */
export async function isResetLinkAlive(scope: Scope, token: string): Promise<boolean> {
  return (await findResetLink(scope, token)) !== null;
}

type ResetLink = { type: "passwordReset" | "invitation"; memberId: string };

/** A clerk's invitation is a reset of nothing: it leads through the same screens (docs/adr/0017). */
async function findResetLink(scope: Scope, token: string): Promise<ResetLink | null> {
  const type =
    scope.insurerId === CONSOLE_ID && (await findToken(scope, "invitation", token)) ? "invitation" : "passwordReset";
  const found = await findToken(scope, type, token);
  if (!found) return null;
  const { memberId: id, email } = found;
  const isStillTheirs = await scope.tx.member.count({
    where: { insurerId: scope.insurerId, id, email, state: "active", wizardCompletedAt: { not: null } },
  });
  return isStillTheirs === 1 ? { type, memberId: id } : null;
}

/**
 * 「次へ」 after the mail's link (manual 004, 3-3 ⑤): uses it, and opens an attempt with it as the first proof. The
 * browser becomes a known one: a member who remembers the password can type it there, whatever strangers have missed.
 */
export async function consumeResetLink(
  scope: Scope,
  { token, browserToken, replacedToken }: { token: string; browserToken: string; replacedToken: string | undefined },
): Promise<Result<{ token: string; progress: Progress }, "link-dead">> {
  const link = await findResetLink(scope, token);
  if (!link) return fail("link-dead");
  // A password that is set meanwhile waits for this login and ends it, or has ended the link.
  await holdMember(scope, link.memberId);
  if (!(await consumeToken(scope, { type: link.type, text: token }))) return fail("link-dead");
  await noteBrowserByLink(scope, { memberId: link.memberId, browserToken });
  const attemptToken = await startAttempt(scope, {
    memberId: link.memberId,
    proof: { kind: "resetLink", at: scope.now.toISOString() },
    isRemembered: false,
    returnTo: null,
    replacedToken,
  });
  await recordAudit(scope, { action: "login.reset-link", result: "success", memberId: link.memberId });
  return ok({ token: attemptToken, progress: await advance(scope, attemptToken) });
}
