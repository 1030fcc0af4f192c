import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { passwordRulesFor } from "./judge-new-password.ts";
import type { PasswordRules } from "./password-rules.ts";

/**
 * The rules that the member's page checks while they type. Without context words, which contain birth date and 記号番号:
 * only the server uses them.
 */
export async function passwordRulesOf(scope: Scope, { memberId }: { memberId: string }): Promise<PasswordRules> {
  const member = await scope.tx.member.findUniqueOrThrow({
    where: scope.key(memberId),
  });
  return { ...passwordRulesFor(scope.insurer, member), contextWords: [] };
}
