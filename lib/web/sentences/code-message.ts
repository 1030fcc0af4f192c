import "server-only";
import type { VerifyEmailCodeFailure } from "#lib/credentials/email-code/verify-email-code.ts";
import type { FactorAuthenticator } from "#lib/insurers/factors.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import type { OneTimeCodeFailure } from "#lib/typed-text/one-time-code.ts";
import { waitingSentence } from "./waiting-until.ts";

export type CodeFailure = OneTimeCodeFailure | VerifyEmailCodeFailure;

/** The sentence for a refused six-digit code. It says how long to wait, because the password is proved. */
export async function codeMessage(code: CodeFailure, authenticator: FactorAuthenticator): Promise<string> {
  const { credentials, members } = await requestMessages();
  switch (code) {
    case "empty":
    case "not-six-digits":
      return members.oneTimeCode[code];
    case "waiting":
      return waitingSentence(authenticator);
    case "disabled":
      return credentials.guard.disabled;
    case "incorrect":
      return authenticator === "totp" ? credentials.totp.incorrect : credentials.emailCode.incorrect;
    default:
      return credentials.emailCode[code];
  }
}

/** The same for 「確認コード」 of a mail with a link, which no page calls ワンタイムパスワード. */
export async function confirmationCodeMessage(code: CodeFailure): Promise<string> {
  const { emailConfirm } = (await requestMessages()).login;
  return code === "incorrect" || code === "disabled" ? emailConfirm[code] : codeMessage(code, "emailCode");
}
