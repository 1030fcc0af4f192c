import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { totpStepAt } from "../totp/totp-code.ts";

/**
 * Resets the misses and waits of all of a member's authenticators, disabled ones too (spec §8). Only for insurer and
 * operator: an attacker cannot reach it (spec §14 case 9). A code that was used while the server's clock was ahead would
 * refuse all others until then: its step becomes the present one.
 * @returns how many authenticators had misses
 */
export async function clearWaits(
  scope: Scope,
  memberId: string,
): Promise<Result<{ cleared: number }, "member-disabled">> {
  const { tx, insurerId, now } = scope;
  const active = await tx.member.count({ where: { insurerId, id: memberId, state: "active" } });
  if (active === 0) return fail("member-disabled");
  const { count: cleared } = await tx.authenticatorGuard.deleteMany({ where: { insurerId, memberId } });
  const presentStep = totpStepAt(now);
  await tx.totpDevice.updateMany({
    where: { insurerId, memberId, lastUsedStep: { gt: presentStep + 1 } },
    data: { lastUsedStep: presentStep },
  });
  const entry = { action: "member.unlock", result: "success", memberId } as const;
  await recordAudit(scope, { ...entry, detail: { cleared } });
  return ok({ cleared });
}
