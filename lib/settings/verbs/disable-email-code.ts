import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { countFactors, usableMethods, withoutOne } from "#lib/credentials/count-factors.ts";
import { emailCodeVerbs } from "#lib/credentials/email-code/email-code-verbs.ts";
import { FACTORS } from "#lib/insurers/factors.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { holdMember } from "#lib/members/hold-member.ts";
import type { RecentSession } from "#lib/sessions/recent-session.ts";
import { factorRemoved } from "../factor-removed.ts";

/** 「メール認証の削除」, as deleteCredential. The e-mail address stays for notices. @returns `gone` when not set up */
export async function disableEmailCode(
  scope: Scope,
  session: RecentSession,
): Promise<Result<undefined, "gone" | "last-factor">> {
  const memberId = session.member.id;
  const event = { action: FACTORS.email.audit.removed, memberId } as const;
  await holdMember(scope, memberId);
  const counts = await countFactors(scope, memberId);
  if (counts.email === 0) return fail("gone");
  const left = withoutOne(counts, "email");
  if (usableMethods(left, scope.insurer.policy).length === 0) {
    await recordAudit(scope, { ...event, result: "refused" });
    return fail("last-factor");
  }
  await emailCodeVerbs.removeAll(scope, memberId);
  await factorRemoved(scope, session, { method: "email", name: null, left });
  await recordAudit(scope, { ...event, result: "success" });
  return ok();
}
