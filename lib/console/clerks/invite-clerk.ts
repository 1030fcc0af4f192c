import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { ClerkRole } from "#lib/db/generated/enums.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { MAX_NAME_CHARACTERS } from "#lib/kernel/limits.ts";
import { fail, ok, problemsIn, type Refused, type Result, refuse } from "#lib/kernel/result.ts";
import { queueMail } from "#lib/mail/queue-mail.ts";
import { contactOf } from "#lib/members/confirmed-email.ts";
import { issueToken } from "#lib/one-time-tokens/issue-token.ts";
import { killTokens } from "#lib/one-time-tokens/kill-tokens.ts";
import { readEmail } from "#lib/typed-text/email.ts";
import { forgive } from "#lib/typed-text/forgive.ts";
import { lengthProblem } from "#lib/typed-text/length-problem.ts";
import type { ClerkVerb } from "../access/clerk-verb.ts";
import { inConsole } from "../access/in-console.ts";

export type Invitation = { email: string; name: string; role: ClerkRole };
type InvitationProblem = "name-empty" | "name-too-long" | "email-unreadable";
type Invited = Result<{ clerkId: string }, "email-taken"> | Refused<InvitationProblem>;

/**
 * Writes the row of a new clerk. Who may, the caller has judged: a manager's verb, or the operator.
 * The mail follows by `sendInvitation`, once this has committed.
 * @returns "email-taken" also when the address is another insurer's clerk's: one address, one clerk
 */
export async function addClerk(
  scope: Scope,
  { email: typedEmail, name: typedName, role }: Invitation,
): Promise<Invited> {
  const email = readEmail(typedEmail);
  const name = forgive(typedName);
  const problems = problemsIn([lengthProblem("name", name, MAX_NAME_CHARACTERS), email.ok ? null : "email-unreadable"]);
  if (!email.ok || problems.length > 0) return refuse(problems);
  const { tx, insurerId, now } = scope;
  await tx.$executeRaw`savepoint add_clerk`;
  try {
    const clerk = await tx.clerk.create({
      data: { insurerId, email: email.value.toLowerCase(), name, role, method: "totp", invitedAt: now, createdAt: now },
      select: { id: true },
    });
    await recordAudit(scope, { action: "clerk.invite", result: "success", detail: { clerkId: clerk.id, role } });
    return ok({ clerkId: clerk.id });
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")) throw error;
    await tx.$executeRaw`rollback to savepoint add_clerk`;
    return fail("email-taken");
  }
}

/** 「担当者を招待」. */
export const inviteClerk: ClerkVerb<Invitation, Invited> = {
  needs: "manager",
  run: addClerk,
};

/**
 * Mails a clerk the link by which they set up passkey or app and password. A former link is dead.
 * In a transaction of the console, because what a clerk logs in with is there.
 */
export function sendInvitation(
  context: RequestContext,
  { clerkId, insurerName }: { clerkId: string; insurerName: string },
): Promise<void> {
  return inConsole(context, async (scope) => {
    const { email: to, kana: name } = await contactOf(scope, clerkId);
    if (!to) throw new Error("a clerk has an address");
    await killTokens(scope, { memberIds: [clerkId], types: ["invitation"] });
    const { text: token, expiresAt } = await issueToken(scope, { type: "invitation", memberId: clerkId, email: to });
    const link = `${insurerOrigin(scope.insurer)}/reset-password?token=${token}`;
    await queueMail(scope, { kind: "clerk-invitation", to, memberId: clerkId, link, expiresAt, name, insurerName });
  });
}
