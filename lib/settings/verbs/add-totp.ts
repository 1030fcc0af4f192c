import "server-only";
import { clearGuard } from "#lib/credentials/guard/guard.ts";
import { registerTotpDevice, type TotpRegistrationFailure } from "#lib/credentials/totp/register-totp-device.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import type { RecentSession } from "#lib/sessions/recent-session.ts";
import { type CredentialNameFailure, readCredentialName } from "#lib/typed-text/credential-name.ts";
import { type OneTimeCodeFailure, readOneTimeCode } from "#lib/typed-text/one-time-code.ts";
import { factorAdded } from "../factor-added.ts";

/** `nameProblem`: beside a code that is to be mended, a name that is too. */
type AddTotpResult = Result<undefined, TotpRegistrationFailure | OneTimeCodeFailure | "not-allowed"> & {
  nameProblem?: CredentialNameFailure;
};

/**
 * 「ワンタイムパスワードの設定」 of another app (manual 004, 3-6 1. and 3.), by the wizard's verb, after a recent authentication (spec
 * §6, ASVS 6.3.7, 7.5.1).
 * @param code as typed
 * @param isChosen the member wants it as 「認証方法」
 */
export async function addTotp(
  scope: Scope,
  session: RecentSession,
  { code: typedCode, name: typedName, isChosen }: { code: string; name: string; isChosen: boolean },
): Promise<AddTotpResult> {
  const { id: ownerId, member } = session;
  const memberId = member.id;
  if (!scope.insurer.policy.methods.includes("totp")) return fail("not-allowed");
  const code = readOneTimeCode(typedCode);
  const name = readCredentialName(typedName);
  if (!code.ok) return name.ok ? code : { ...code, nameProblem: name.code };
  if (!name.ok) return name;
  const registered = await registerTotpDevice(scope, {
    memberId,
    ownerId,
    code: code.value,
    name: name.value.name,
  });
  if (!registered.ok) return registered;
  await clearGuard(scope, { memberId, authenticator: "totp" });
  await factorAdded(scope, session, { method: "totp", name: name.value.name, isChosen });
  return ok();
}
