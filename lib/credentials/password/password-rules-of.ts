import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { passwordRulesFor } from "./judge-new-password.ts";
import type { PasswordRules } from "./password-rules.ts";

/** The rules for the member's page, without context words: birth date and 記号番号 stay on the server. */
export async function passwordRulesOf(scope: Scope, { memberId }: { memberId: string }): Promise<PasswordRules> {
  const member = await scope.tx.member.findUniqueOrThrow({
    where: scope.key(memberId),
  });
  return { ...passwordRulesFor(scope.insurer, member), contextWords: [] };
}
