import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { endFor } from "#lib/endings/end-for.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { LOST_FACTOR_CODE_CHARACTERS } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";
import { holdMember } from "#lib/members/hold-member.ts";
import { issueToken } from "#lib/one-time-tokens/issue-token.ts";
import { countFactors } from "../count-factors.ts";
import { inGroupsOfFour, newRecoveryCode } from "./recovery-code-text.ts";

/**
 * A one-time code for a member whose phone is lost or changed (spec §8, FAQ 14), which the insurer gives out after
 * checking who asks. Within 7 days it replaces the second factor once, beside the link of 「パスワードを忘れた方」. An earlier
 * unused code ends.
 * @returns the code in groups of four; only its hash is stored
 */
export async function issueLostFactorCode(
  scope: Scope,
  memberId: string,
): Promise<Result<{ code: string; expiresAt: Date }, "member-disabled" | "no-factor">> {
  // Of two clerks at once, the later code is valid.
  await holdMember(scope, memberId);
  const { state } = await scope.tx.member.findUniqueOrThrow({
    where: scope.key(memberId),
    select: { state: true },
  });
  if (state !== "active") return fail("member-disabled");
  // Without a factor there is none to lose.
  const counts = Object.values(await countFactors(scope, memberId));
  if (counts.every((count) => count === 0)) return fail("no-factor");

  await endFor(scope, "lost-factor-code-issued", { memberIds: [memberId] });
  const code = newRecoveryCode(LOST_FACTOR_CODE_CHARACTERS);
  const { expiresAt } = await issueToken(scope, { type: "lostFactorCode", memberId, text: code });
  const entry = { action: "member.lost-factor-code", result: "success", memberId } as const;
  await recordAudit(scope, entry);
  await notifyMember(scope, { memberId, event: { type: "lost-factor-code-issued" } });
  return ok({ code: inGroupsOfFour(code), expiresAt });
}
