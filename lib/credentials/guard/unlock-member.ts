import { recordAudit } from "#lib/audit/record-audit.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";

/**
 * Lets a member try again at once: forgets the misses and waits of all their
 * authenticators, also of disabled ones (spec §8). For insurer and operator
 * only; nothing an attacker reaches leads here (spec §14 case 9).
 * @returns how many authenticators had misses
 */
export async function unlockMember(
  tx: InsurerTransaction,
  context: RequestContext,
  memberId: string,
): Promise<Result<{ cleared: number }, "member-disabled">> {
  const insurerId = context.insurer.id;
  const active = await tx.member.count({ where: { insurerId, id: memberId, state: "active" } });
  if (active === 0) return fail("member-disabled");
  const { count: cleared } = await tx.authenticatorGuard.deleteMany({ where: { insurerId, memberId } });
  const entry = { action: "member.unlock", result: "success", actor: "operator", memberId } as const;
  await recordAudit(tx, context, { ...entry, detail: { cleared } });
  return ok({ cleared });
}
