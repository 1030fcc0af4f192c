import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";
import type { ClerkVerb } from "../access/clerk-verb.ts";
import type { IdentityCheck } from "./identity-check.ts";
import type { MemberUnknown } from "./member-acts.ts";

export type LoginIdTold = { memberId: string; checked: readonly IdentityCheck[] };

/**
 * 「ユーザIDを伝える」: shows it to a clerk who has checked who asks.
 * @returns the user ID, to be read to the member
 */
export const tellLoginId: ClerkVerb<LoginIdTold, Result<{ loginId: string }, MemberUnknown | "unchecked">> = {
  needs: "officer",
  run: async (scope, { memberId, checked }) => {
    if (checked.length === 0) return fail("unchecked");
    const member = await scope.tx.member.findUnique({ where: scope.key(memberId), select: { loginId: true } });
    if (!member) return fail("unknown");
    const detail = { checked: checked.join(",") };
    await recordAudit(scope, { action: "member.identity-check", result: "success", memberId, detail });
    await recordAudit(scope, { action: "member.login-id-told", result: "success", memberId });
    await notifyMember(scope, { memberId, event: { type: "insurer-told-login-id" } });
    return ok(member);
  },
};
