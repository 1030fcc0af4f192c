import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { clearWaits } from "#lib/credentials/guard/clear-waits.ts";
import { endSessionsFor } from "#lib/endings/end-for.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { disableMembers } from "#lib/members/disable-members.ts";
import { type ReissuedAccount, reissueAccount } from "#lib/operations/reissue-account.ts";
import { readKana } from "#lib/typed-text/kana.ts";
import type { ClerkVerb } from "../access/clerk-verb.ts";

/** A member whom the page named; another insurer's, or one that is gone, is unknown. */
export type MemberUnknown = "unknown";

async function isMember({ tx, insurerId }: Scope, memberId: string): Promise<boolean> {
  return (await tx.member.count({ where: { insurerId, id: memberId } })) === 1;
}

/** 「ロックを解除」: the member may try again at once (spec §8). */
export async function unlock(
  scope: Scope,
  memberId: string,
): Promise<Result<{ cleared: number }, MemberUnknown | "member-disabled">> {
  return (await isMember(scope, memberId)) ? clearWaits(scope, memberId) : fail("unknown");
}

/** 「ログアウトさせる」: every session and login under way ends at once. */
export async function signOut(scope: Scope, memberId: string): Promise<Result<{ ended: number }, MemberUnknown>> {
  return (await isMember(scope, memberId))
    ? ok({ ended: await endSessionsFor(scope, "signed-out-everywhere", { memberId }) })
    : fail("unknown");
}

/** 「利用を停止」: the member is out at once, and cannot log in until the clerk allows it again. */
export async function stop(scope: Scope, memberId: string): Promise<Result<undefined, MemberUnknown>> {
  if (!(await isMember(scope, memberId))) return fail("unknown");
  await disableMembers(scope, { memberIds: [memberId] });
  return ok();
}

export const unlockMember: ClerkVerb<string, Awaited<ReturnType<typeof unlock>>> = { needs: "officer", run: unlock };
export const signMemberOut: ClerkVerb<string, Awaited<ReturnType<typeof signOut>>> = { needs: "officer", run: signOut };
export const stopMember: ClerkVerb<string, Awaited<ReturnType<typeof stop>>> = { needs: "officer", run: stop };

export type Reissue = { memberId: string; checked: string };

/**
 * 「仮パスワードを再発行」 (アカウント再発行, FAQ Q5): every former credential is dead.
 * @param checked what the clerk compared to know who asks; kept in the audit
 * @returns the temporary password, which nobody can read a second time
 */
export const reissueMember: ClerkVerb<
  Reissue,
  Result<ReissuedAccount & { loginId: string }, MemberUnknown | "member-disabled">
> = {
  needs: "officer",
  run: async (scope, { memberId, checked }) => {
    const member = await scope.tx.member.findUnique({ where: scope.key(memberId), select: { loginId: true } });
    if (!member) return fail("unknown");
    const detail = { checked };
    await recordAudit(scope, { action: "member.identity-check", result: "success", memberId, detail });
    const issued = await reissueAccount(scope, memberId);
    return issued.ok ? ok({ ...issued.value, loginId: member.loginId }) : issued;
  },
};

/** 「利用を再開」: own credentials were kept, for the insurer may have been mistaken. */
export const resumeMember: ClerkVerb<string, Result<undefined, MemberUnknown>> = {
  needs: "officer",
  run: async (scope, memberId) => {
    const { count } = await scope.tx.member.updateMany({
      where: { insurerId: scope.insurerId, id: memberId },
      data: { state: "active", disqualifiedOn: null },
    });
    if (count === 0) return fail("unknown");
    await recordAudit(scope, { action: "member.enable", result: "success", memberId });
    return ok();
  },
};

export type KanaCorrection = { memberId: string; kana: string };

/** 「ユーザー名を訂正」 (FAQ Q13): typed in any form, kept in full-width katakana. */
export const correctKana: ClerkVerb<
  KanaCorrection,
  Result<{ kana: string }, MemberUnknown | "empty" | "not-kana" | "too-long">
> = {
  needs: "officer",
  run: async (scope, { memberId, kana }) => {
    const read = readKana(kana);
    if (!read.ok) return read;
    const where = { insurerId: scope.insurerId, id: memberId };
    const { count } = await scope.tx.member.updateMany({ where, data: { kana: read.value } });
    if (count === 0) return fail("unknown");
    await recordAudit(scope, { action: "member.kana", result: "success", memberId });
    return ok({ kana: read.value });
  },
};
