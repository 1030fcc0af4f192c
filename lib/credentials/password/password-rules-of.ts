import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { passwordRulesFor } from "./judge-new-password.ts";
import type { PasswordRules } from "./password-rules.ts";

/**
 * The rules as the member's own page may show them while they type. Context words
 * hold the birth date and 記号番号: they stay on the server, which judges with them.
 */
export async function passwordRulesOf(
  tx: InsurerTransaction,
  context: RequestContext,
  { memberId }: { memberId: string },
): Promise<PasswordRules> {
  const member = await tx.member.findUniqueOrThrow({
    where: { insurerId_id: { insurerId: context.insurer.id, id: memberId } },
  });
  return { ...passwordRulesFor(context.insurer, member), contextWords: [] };
}
