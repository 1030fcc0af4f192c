import "server-only";
import { auditing } from "#lib/audit/record-audit.ts";
import { recordRefusal } from "#lib/audit/record-refusal.ts";
import { together } from "#lib/db/together.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { fail, type Result } from "#lib/kernel/result.ts";
import { checkTemporaryPassword } from "#lib/members/temporary-credential/check-temporary-password.ts";
import { clearingGuard } from "../guard/guard.ts";
import { inCheckConnection, inCheckTurn } from "./check-turns.ts";
import { type Candidate, chooseCandidate, type LoginForm } from "./choose-candidate.ts";
import { hashPassword } from "./hash-password.ts";
import { spendPasswordTime } from "./spend-password-time.ts";
import { unknownLoginBucket } from "./unknown-login-bucket.ts";
import { verifyPassword } from "./verify-password.ts";

export type AcceptedPassword = { memberId: string; credential: "own" | "temporary" };

/** The hash that replaces an outdated one. */
type Rehash = { from: string; to: Awaited<ReturnType<typeof hashPassword>> };

type Evaluated = { isMatch: boolean; rehash: Rehash | null };

/** One Argon2 evaluation on every path. */
async function evaluate(
  candidate: Candidate,
  { insurerId, typed }: { insurerId: string; typed: string },
): Promise<Evaluated> {
  if (candidate.kind === "own") {
    const { isMatch, needsRehash } = await verifyPassword(typed, candidate.stored);
    const from = candidate.stored.passwordHash;
    return { isMatch, rehash: needsRehash ? { from, to: await hashPassword(typed) } : null };
  }
  await spendPasswordTime(typed);
  const isMatch =
    candidate.kind === "temporary" &&
    checkTemporaryPassword(candidate.stored, { ...candidate.member, insurerId }, typed);
  return { isMatch, rehash: null };
}

/**
 * Whether the compared secret is still the member's. Between the statement and the transaction it may have been
 * replaced, which changes its date; a re-hash does not. Locks the row until the commit, so that a replacement finds the
 * attempt and ends it (spec §14 case 13); for update, because it may be re-hashed here. The member's row is locked for its key
 * alone, which waits for no login: after a wait for the credential PostgreSQL looks at its state anew.
 */
async function isStillValid({ tx, insurerId }: Scope, { kind, member, stored }: Exclude<Candidate, { kind: "none" }>) {
  const held =
    kind === "own"
      ? await tx.$queryRaw<unknown[]>`
          select 1 from "PasswordCredential" credential join "Member" member using ("insurerId")
          where "insurerId" = ${insurerId}::uuid and credential."memberId" = ${member.id}::uuid
            and member."id" = ${member.id}::uuid and member."state" = 'active'
            and credential."createdAt" = ${stored.createdAt}
          for update of credential for key share of member`
      : await tx.$queryRaw<unknown[]>`
          select 1 from "TemporaryCredential" credential join "Member" member using ("insurerId")
          where "insurerId" = ${insurerId}::uuid and credential."memberId" = ${member.id}::uuid
            and member."id" = ${member.id}::uuid and member."state" = 'active'
            and credential."issuedAt" = ${stored.issuedAt}
          for share of credential for key share of member`;
  return held.length === 1;
}

/** False when there is nothing to re-hash, or another login has just done it. */
async function keepRehash({ tx, insurerId }: Scope, memberId: string, rehash: Rehash | null): Promise<boolean> {
  if (!rehash) return false;
  const where = { insurerId, memberId, passwordHash: rehash.from };
  return (await tx.passwordCredential.updateMany({ where, data: rehash.to })).count === 1;
}

/** Whoever names a member and proves nothing is not that member: the audit has the act as nobody's. */
async function refuse(scope: Scope, candidate: Candidate) {
  const reason = candidate.kind === "none" ? candidate.reason : "mismatch";
  await recordRefusal(
    { ...scope, actor: "anonymous" },
    { action: "login.password", result: "failure", memberId: candidate.member?.id, detail: { reason } },
    // An ID that nobody has is as many rows as one of a member.
    candidate.member ? candidate.member.id : String(unknownLoginBucket(candidate.loginId)),
  );
  return fail("refused");
}

/**
 * Checks the login form in one statement and one short transaction around the hash, so that no connection waits for
 * Argon2. The statement counts the miss. Unknown, waiting, locked, disabled, expired and wrong are one answer after the
 * same work and as many commits (spec §5.8, §14 case 11; ASVS 6.3.8); only the audit has the reason. A correct password
 * is refused while its guard waits. Known browsers have a guard of their own, so that guesses from elsewhere lock no
 * member out of them (spec §8, §14 case 10).
 * @param onAccepted runs in the transaction that accepts the password
 * @returns `busy` while too many passwords are being checked: nothing was counted
 */
export async function checkLoginPassword<Outcome extends Result<unknown, "refused">>(
  context: RequestContext,
  form: LoginForm,
  onAccepted: (scope: Scope, accepted: AcceptedPassword) => Promise<Outcome>,
): Promise<Outcome | Result<never, "refused" | "busy">> {
  return inCheckTurn(async () => {
    const candidate = await inCheckConnection(() => chooseCandidate(context, form));
    const evaluated = await evaluate(candidate, { insurerId: context.insurer.id, typed: form.password });
    return inCheckConnection(() => inInsurer(context, (scope) => judge(scope, candidate, evaluated, onAccepted)));
  });
}

/** The transaction: whether what was found right is so still, and what follows. */
async function judge<Outcome>(
  scope: Scope,
  candidate: Candidate,
  { isMatch, rehash }: Evaluated,
  onAccepted: (scope: Scope, accepted: AcceptedPassword) => Promise<Outcome>,
) {
  if (candidate.kind === "none" || !isMatch || !(await isStillValid(scope, candidate))) {
    return refuse(scope, candidate);
  }
  const { kind: credential, member, authenticator } = candidate;
  const isRehashed = await keepRehash(scope, member.id, rehash);
  const accepted = auditing(scope, {
    action: "login.password",
    result: "success",
    memberId: member.id,
    detail: { credential, isRehashed },
  });
  await scope.tx.$executeRaw(together(clearingGuard(scope, { memberId: member.id, authenticator }), accepted));
  return onAccepted(scope, { memberId: member.id, credential });
}
