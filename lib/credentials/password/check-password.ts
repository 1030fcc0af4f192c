import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { recordRefusal } from "#lib/audit/record-refusal.ts";
import type { Member, PasswordCredential, TemporaryCredential } from "#lib/db/generated/client.ts";
import type { Authenticator } from "#lib/db/generated/enums.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { DAY_SECONDS } from "#lib/kernel/clock.ts";
import { FIRST_WAIT_SECONDS, FORMULA_WAIT_DAYS } from "#lib/kernel/limits.ts";
import { fail, type Result } from "#lib/kernel/result.ts";
import { checkTemporaryPassword } from "#lib/members/temporary-credential/check-temporary-password.ts";
import { foldLoginId } from "#lib/typed-text/login-id.ts";
import { chargeGuard, clearGuard } from "../guard/guard.ts";
import { inCheckConnection, inCheckTurn } from "./check-turns.ts";
import { countUnknownLogin, unknownLoginBucket } from "./count-unknown-login.ts";
import { hashPassword } from "./hash-password.ts";
import { spendPasswordTime } from "./spend-password-time.ts";
import { verifyPassword } from "./verify-password.ts";

export type AcceptedPassword = { memberId: string; credential: "own" | "temporary" };

type LoginForm = {
  loginId: string;
  password: string;
  /** Of the browser's cookie, if it has one. */
  browserHash?: string | null;
};

/** What to compare with; `reason` says why there is nothing, for the audit only. */
type Candidate =
  | { kind: "own"; member: Member; stored: PasswordCredential; authenticator: Authenticator }
  | { kind: "temporary"; member: Member; stored: TemporaryCredential; authenticator: Authenticator }
  | { kind: "none"; member: Member; reason: "waiting" | "disabled" | "inactive" | "expired" }
  | { kind: "none"; member: null; reason: "unknown"; loginId: string };

async function chooseCandidate(scope: Scope, { browserHash, ...form }: LoginForm): Promise<Candidate> {
  const { tx, insurerId } = scope;
  const loginId = foldLoginId(form.loginId);
  // One statement, whoever is asked for.
  const member = await tx.member.findUnique({
    where: { insurerId_loginId: { insurerId, loginId } },
    include: { password: true, temporaryCredential: true, knownBrowsers: { where: { tokenHash: browserHash ?? "" } } },
  });
  if (!member) {
    await countUnknownLogin(scope, loginId);
    return { kind: "none", member, reason: "unknown", loginId };
  }
  const { id: memberId, password: own, temporaryCredential: temporary, knownBrowsers } = member;
  const ownGuard = knownBrowsers.length > 0 ? "passwordInKnownBrowser" : "password";
  const authenticator = own ? ownGuard : "temporary";
  const temporaryWait = temporary?.kind === "formula" ? FORMULA_WAIT_DAYS * DAY_SECONDS : FIRST_WAIT_SECONDS;
  const networkWaitSeconds = own ? undefined : temporaryWait;
  const charge = await chargeGuard(scope, { memberId, authenticator, networkWaitSeconds });
  if (!charge.ok) return { kind: "none", member, reason: charge.code };
  if (member.state !== "active") return { kind: "none", member, reason: "inactive" };
  if (own) return { kind: "own", member, stored: own, authenticator };
  if (temporary && temporary.expiresAt > scope.now) {
    return { kind: "temporary", member, stored: temporary, authenticator };
  }
  return { kind: "none", member, reason: "expired" };
}

/** The hash that replaces an outdated one. */
type Rehash = { from: string; to: Awaited<ReturnType<typeof hashPassword>> };

type Evaluated = { isMatch: boolean; rehash: Rehash | null };

/** One Argon2 evaluation on every path. */
async function evaluate(candidate: Candidate, typed: string): Promise<Evaluated> {
  if (candidate.kind === "own") {
    const { isMatch, needsRehash } = await verifyPassword(typed, candidate.stored);
    const from = candidate.stored.passwordHash;
    return { isMatch, rehash: needsRehash ? { from, to: await hashPassword(typed) } : null };
  }
  await spendPasswordTime(typed);
  const isMatch = candidate.kind === "temporary" && checkTemporaryPassword(candidate.stored, candidate.member, typed);
  return { isMatch, rehash: null };
}

/**
 * Whether the compared secret is still the member's. Between the two transactions it may have been replaced, which
 * changes its date; a re-hash does not. Locks the row until the commit, so that a replacement finds the attempt and
 * ends it (spec §14 case 13); for update, because it may be re-hashed here.
 */
async function isStillValid({ tx, insurerId }: Scope, { kind, member, stored }: Exclude<Candidate, { kind: "none" }>) {
  const { id } = member;
  const held =
    kind === "own"
      ? await tx.$queryRaw<unknown[]>`
          select 1 from "PasswordCredential" where "insurerId" = ${insurerId}::uuid and "memberId" = ${id}::uuid
            and "createdAt" = ${stored.createdAt} for update`
      : await tx.$queryRaw<unknown[]>`
          select 1 from "TemporaryCredential" where "insurerId" = ${insurerId}::uuid and "memberId" = ${id}::uuid
            and "issuedAt" = ${stored.issuedAt} for share`;
  return held.length === 1 && (await tx.member.count({ where: { insurerId, id, state: "active" } })) === 1;
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
 * Checks the login form in two short transactions around the hash, so that no connection waits for Argon2. The first
 * one counts the miss. Unknown, waiting, locked, disabled, expired and wrong are one answer after the same work and as
 * many commits (spec §5.8, §14 case 11; ASVS 6.3.8); only the audit has the reason. A correct password is refused while
 * its guard waits. Known browsers have a guard of their own, so that guesses from elsewhere lock no member out of them
 * (spec §8, §14 case 10).
 * @param onAccepted runs in the transaction that accepts the password
 * @returns `busy` while too many passwords are being checked: nothing was counted
 */
export async function checkLoginPassword<Outcome extends Result<unknown, "refused">>(
  context: RequestContext,
  form: LoginForm,
  onAccepted: (scope: Scope, accepted: AcceptedPassword) => Promise<Outcome>,
): Promise<Outcome | Result<never, "refused" | "busy">> {
  return inCheckTurn(async () => {
    const candidate = await inCheckConnection(() => inInsurer(context, (scope) => chooseCandidate(scope, form)));
    const evaluated = await evaluate(candidate, form.password);
    return inCheckConnection(() => inInsurer(context, (scope) => judge(scope, candidate, evaluated, onAccepted)));
  });
}

/** The second transaction: whether what was found right is so still, and what follows. */
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
  await clearGuard(scope, { memberId: member.id, authenticator });
  await recordAudit(scope, {
    action: "login.password",
    result: "success",
    memberId: member.id,
    detail: { credential, isRehashed },
  });
  return onAccepted(scope, { memberId: member.id, credential });
}
