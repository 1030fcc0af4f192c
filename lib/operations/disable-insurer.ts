import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { CONSOLE_ID } from "#lib/kernel/console.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";

export type DisableFailure = "console" | "unchanged";

/** From now on the insurer's hosts answer as hosts of nobody, and its clerks may do nothing; or all may again. */
export async function setInsurerDisabled(
  scope: Scope,
  isDisabled: boolean,
): Promise<Result<undefined, DisableFailure>> {
  const { tx, insurerId, now } = scope;
  if (insurerId === CONSOLE_ID) return fail("console");
  const { count } = await tx.insurer.updateMany({
    where: { id: insurerId, disabledAt: isDisabled ? null : { not: null } },
    data: { disabledAt: isDisabled ? now : null },
  });
  if (count === 0) return fail("unchanged");
  await recordAudit(scope, { action: isDisabled ? "insurer.disable" : "insurer.enable", result: "success" });
  return ok();
}
