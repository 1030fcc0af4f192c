import { recordAudit } from "#lib/audit/record-audit.ts";
import { countFactors, usableMethods, withoutOne } from "#lib/credentials/count-factors.ts";
import type { CredentialRef } from "#lib/credentials/credential-ref.ts";
import { findCredential, wasDeleted } from "#lib/credentials/find-credential.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { lockMember } from "#lib/members/hold-member.ts";
import { factorRemoved } from "../factor-removed.ts";
import type { RecentSession } from "../recent-session.ts";

/**
 * 「デバイスの削除」 (manual 004, 3-7). The member's row is held while the others
 * are counted, so that two deletes at once leave one: the last factor that still
 * opens the account stays (spec §6, §14 case 4).
 * @returns `gone` when it was deleted elsewhere; `unknown` for anybody else's
 */
export async function deleteCredential(
  tx: InsurerTransaction,
  context: RequestContext,
  { member: { id: memberId } }: RecentSession,
  credential: CredentialRef,
): Promise<Result<undefined, "unknown" | "gone" | "last-factor">> {
  await lockMember(tx, context, memberId);
  const { kind, id } = credential;
  const line = await findCredential(tx, context, { memberId, credential });
  if (!line) return fail((await wasDeleted(tx, context, { memberId, credential })) ? "gone" : "unknown");
  const event = { action: `${kind}.delete`, memberId, detail: { credentialId: id } } as const;
  const left = withoutOne(await countFactors(tx, context, memberId), kind);
  if (usableMethods(left, context.insurer.policy).length === 0) {
    await recordAudit(tx, context, { ...event, result: "refused" });
    return fail("last-factor");
  }
  const where = { insurerId_id: { insurerId: context.insurer.id, id } };
  await (kind === "totp" ? tx.totpDevice.delete({ where }) : tx.passkey.delete({ where }));
  await factorRemoved(tx, context, { memberId, method: kind, name: line.name, left });
  await recordAudit(tx, context, { ...event, result: "success" });
  return ok();
}
