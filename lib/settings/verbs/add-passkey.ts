import "server-only";
import { type PasskeyRegistrationFailure, registerPasskey } from "#lib/credentials/passkey/register-passkey.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import type { RecentSession } from "#lib/sessions/recent-session.ts";
import { readCredentialName } from "#lib/typed-text/credential-name.ts";
import { factorAdded } from "../factor-added.ts";

/**
 * 「生体認証の設定」 of another passkey (manual 004, 3-6 2. and 4.), by the wizard's verb, after a recent authentication (spec
 * §6, ASVS 6.3.7, 7.5.1).
 * @param isChosen the member wants it as 「認証方法」
 */
export async function addPasskey(
  scope: Scope,
  session: RecentSession,
  { response, name: typedName, isChosen }: { response: unknown; name: string; isChosen: boolean },
): Promise<Result<undefined, PasskeyRegistrationFailure | "not-allowed">> {
  if (!scope.insurer.policy.methods.includes("passkey")) return fail("not-allowed");
  const name = readCredentialName(typedName);
  if (!name.ok) return name;
  const owned = { memberId: session.member.id, owner: session.id };
  const registered = await registerPasskey(scope, { ...owned, response, name: name.value.name });
  if (!registered.ok) return registered;
  await factorAdded(scope, session, { method: "passkey", name: name.value.name, isChosen });
  return ok();
}
