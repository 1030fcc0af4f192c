import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { AskedLogin } from "../method-verbs.ts";
import { sendEmailCode } from "./send-email-code.ts";

/** Mails the code of 「ワンタイムパスワード（OTP）メール認証」, bound to the attempt (spec §6). */
export async function sendLoginCode(
  scope: Scope,
  { id: ownerId, member }: AskedLogin,
): Promise<Result<{ expiresAt: Date }, "too-soon" | "too-many">> {
  const { id: memberId, email, kana } = member;
  if (!email) throw new Error("a member whose wizard is complete has an address");
  return sendEmailCode(scope, { memberId, ownerId, email, kana, purpose: "login" });
}
