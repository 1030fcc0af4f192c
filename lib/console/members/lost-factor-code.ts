import "server-only";
import { z } from "zod";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { countFactors } from "#lib/credentials/count-factors.ts";
import { issueLostFactorCode } from "#lib/credentials/recovery-code/issue-lost-factor-code.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok } from "#lib/kernel/result.ts";
import { approvable } from "../approvals/approvable-act.ts";
import { identityCheckSchema } from "./identity-check.ts";
import { nameOf } from "./name-of.ts";

const schema = z.object({ memberId: z.uuid(), checked: identityCheckSchema });
type LostFactorCode = z.output<typeof schema>;

async function look(scope: Scope, { memberId, checked }: LostFactorCode) {
  const member = await scope.tx.member.findUnique({ where: scope.key(memberId) });
  if (member?.state !== "active") return fail("impossible");
  const counts = await countFactors(scope, memberId);
  if (Object.values(counts).every((count) => count === 0)) return fail("impossible");
  return ok({ people: 1, who: nameOf(member), memberId, checked, fingerprint: JSON.stringify(counts) });
}

/**
 * 「機種変更・紛失の番号を発行」 (spec §8, FAQ 14): the code is made when the asker fetches it, with the member on the
 * line; the operator's command issues it by the same verb.
 */
export const lostFactorCodeAct = approvable<LostFactorCode>({
  needs: "officer",
  runsBy: "asker",
  schema,
  targets: ({ memberId }) => [memberId],
  look,
  carryOut: async (scope, memberId, { checked }) => {
    const detail = { checked: checked.join(",") };
    await recordAudit(scope, { action: "member.identity-check", result: "success", memberId, detail });
    return issueLostFactorCode(scope, memberId);
  },
});
