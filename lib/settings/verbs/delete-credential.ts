import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { countFactors, usableMethods, withoutOne } from "#lib/credentials/count-factors.ts";
import type { CredentialRef } from "#lib/credentials/credential-ref.ts";
import { findCredential, wasDeleted } from "#lib/credentials/find-credential.ts";
import { VERBS_BY_METHOD } from "#lib/credentials/verbs-by-method.ts";
import { FACTORS } from "#lib/insurers/factors.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { holdMember } from "#lib/members/hold-member.ts";
import type { RecentSession } from "#lib/sessions/recent-session.ts";
import { factorRemoved } from "../factor-removed.ts";

/**
 * 「デバイスの削除」 (manual 004, 3-7). Holds the member's row while it counts the others, so that two deletions at once leave
 * the last usable factor (spec §6, §14 case 4).
 * @returns `gone` when it was deleted elsewhere; `unknown` for anybody else's
 */
export async function deleteCredential(
  scope: Scope,
  session: RecentSession,
  credential: CredentialRef,
): Promise<Result<undefined, "unknown" | "gone" | "last-factor">> {
  const memberId = session.member.id;
  await holdMember(scope, memberId);
  const { kind, id } = credential;
  const line = await findCredential(scope, { memberId, credential });
  if (!line) return fail((await wasDeleted(scope, { memberId, credential })) ? "gone" : "unknown");
  const event = { action: FACTORS[kind].audit.removed, memberId, detail: { credentialId: id } } as const;
  const left = withoutOne(await countFactors(scope, memberId), kind);
  if (usableMethods(left, scope.insurer.policy).length === 0) {
    await recordAudit(scope, { ...event, result: "refused" });
    return fail("last-factor");
  }
  await VERBS_BY_METHOD[kind].remove(scope, id);
  await factorRemoved(scope, session, { method: kind, name: line.name, left });
  await recordAudit(scope, { ...event, result: "success" });
  return ok();
}
