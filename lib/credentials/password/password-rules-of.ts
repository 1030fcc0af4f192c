import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { passwordRulesFor } from "./judge-new-password.ts";
import type { PasswordRules } from "./password-rules.ts";

/**
 * The rules as the member's own page may show them while they type. Context words
 * hold the birth date and 記号番号: they stay on the server, which judges with them.
 */
export async function passwordRulesOf(scope: Scope, { memberId }: { memberId: string }): Promise<PasswordRules> {
  const member = await scope.tx.member.findUniqueOrThrow({
    where: scope.key(memberId),
  });
  return { ...passwordRulesFor(scope.insurer, member), contextWords: [] };
}
