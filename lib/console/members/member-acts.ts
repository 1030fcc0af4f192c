import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { clearWaits } from "#lib/credentials/guard/clear-waits.ts";
import type { MemberState } from "#lib/db/generated/enums.ts";
import { endSessionsFor } from "#lib/endings/end-for.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import type { InsurerAct } from "#lib/mail/mail-content.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";
import { contactOf } from "#lib/members/confirmed-email.ts";
import { disableMembers } from "#lib/members/disable-members.ts";
import { type ReissuedAccount, reissueAccount } from "#lib/operations/reissue-account.ts";
import { readKana } from "#lib/typed-text/kana.ts";
import type { ClerkVerb } from "../access/clerk-verb.ts";

/** A member whom the page named; another insurer's, or one that is gone, is unknown. */
export type MemberUnknown = "unknown";

async function stateOf({ tx, key }: Scope, memberId: string): Promise<MemberState | null> {
  const member = await tx.member.findUnique({ where: key(memberId), select: { state: true } });
  return member?.state ?? null;
}

/** What was done is told to the member, where there is a confirmed address (spec §7, ASVS 6.3.7). */
function tell(scope: Scope, memberId: string, type: InsurerAct): Promise<void> {
  return notifyMember(scope, { memberId, event: { type } });
}

/** 「ロックを解除」: the member may try again at once (spec §8). Without a lock nothing is done, and nobody told. */
export async function unlock(
  scope: Scope,
  memberId: string,
): Promise<Result<{ cleared: number }, MemberUnknown | "member-disabled">> {
  if (!(await stateOf(scope, memberId))) return fail("unknown");
  const cleared = await clearWaits(scope, memberId);
  if (cleared.ok && cleared.value.cleared > 0) await tell(scope, memberId, "insurer-unlocked");
  return cleared;
}

/** 「ログアウトさせる」: every session and login under way ends at once. */
export async function signOut(scope: Scope, memberId: string): Promise<Result<{ ended: number }, MemberUnknown>> {
  if (!(await stateOf(scope, memberId))) return fail("unknown");
  const ended = await endSessionsFor(scope, "signed-out-everywhere", { memberId });
  if (ended > 0) await tell(scope, memberId, "insurer-signed-out");
  return ok({ ended });
}

/** 「利用を停止」: the member is out at once, and cannot log in until the clerk allows it again. */
export async function stop(scope: Scope, memberId: string): Promise<Result<undefined, MemberUnknown>> {
  const state = await stateOf(scope, memberId);
  if (!state) return fail("unknown");
  if (state === "disabled") return ok();
  await disableMembers(scope, { memberIds: [memberId] });
  await tell(scope, memberId, "insurer-stopped");
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
    // Afterwards no address is confirmed any more.
    const { email } = await contactOf(scope, memberId);
    const issued = await reissueAccount(scope, memberId);
    if (!issued.ok) return issued;
    if (email) await notifyMember(scope, { memberId, event: { type: "insurer-reissued" }, to: email });
    return ok({ ...issued.value, loginId: member.loginId });
  },
};

/** 「利用を再開」: own credentials were kept, for the insurer may have been mistaken. */
export const resumeMember: ClerkVerb<string, Result<undefined, MemberUnknown>> = {
  needs: "officer",
  run: async (scope, memberId) => {
    const state = await stateOf(scope, memberId);
    if (!state) return fail("unknown");
    if (state === "active") return ok();
    await scope.tx.member.update({ where: scope.key(memberId), data: { state: "active", disqualifiedOn: null } });
    await recordAudit(scope, { action: "member.enable", result: "success", memberId });
    await tell(scope, memberId, "insurer-resumed");
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
    await tell(scope, memberId, "insurer-corrected-kana");
    return ok({ kana: read.value });
  },
};
