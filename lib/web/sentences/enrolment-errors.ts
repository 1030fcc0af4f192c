import "server-only";
import type { PasskeyRegistrationFailure } from "#lib/credentials/passkey/register-passkey.ts";
import type { UnconfirmedPassword } from "#lib/credentials/password/refuse-unconfirmed-password.ts";
import type { SetPasswordResult } from "#lib/credentials/password/set-password.ts";
import type { TotpRegistrationFailure } from "#lib/credentials/totp/register-totp-device.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import type { OneTimeCodeFailure } from "#lib/typed-text/one-time-code.ts";
import { requireInsurer } from "../request/require-insurer.ts";

/** A problem and its field; null for none. */
type FieldError = { field: string | null; message: string; advice?: string };

/** Sentences for 「ワンタイムパスワードの設定」, in the wizard and in the settings. */
export async function totpErrors(code: TotpRegistrationFailure | OneTimeCodeFailure): Promise<FieldError[]> {
  const { credentials, factors, members } = await requestMessages();
  switch (code) {
    case "empty":
    case "not-six-digits":
      return [{ field: "code", message: members.oneTimeCode[code] }];
    case "code-incorrect":
      return [{ field: "code", message: credentials.totp[code], advice: factors.totpRegister.incorrectHelp }];
    case "too-many-totp-devices":
    case "enrolment-expired":
      return [{ field: null, message: credentials.totp[code] }];
    default:
      return [{ field: "name", message: credentials.credentialName[code] }];
  }
}

/** Sentences for 「生体認証の設定」. */
export async function passkeyErrors(code: PasskeyRegistrationFailure): Promise<FieldError[]> {
  const { credentialName, passkey } = (await requestMessages()).credentials;
  switch (code) {
    case "name-empty":
    case "name-too-long":
    case "name-taken":
      return [{ field: "name", message: credentialName[code] }];
    default:
      return [{ field: null, message: passkey[code] }];
  }
}

/** Sentences for 「パスワードの更新」: all problems at once. */
export async function newPasswordErrors({
  code,
  problems = [],
}: Extract<SetPasswordResult, { ok: false }> | UnconfirmedPassword): Promise<FieldError[]> {
  const { credentials, login } = await requestMessages();
  const min = String((await requireInsurer()).policy.password.min);
  const errors = problems.map((problem) => ({
    field: "password",
    message: credentials.password[problem].replace("{min}", min),
  }));
  if (code === "password-refused") return errors;
  return [...errors, { field: code === "empty" ? "password" : "confirmation", message: login.newPassword[code] }];
}
