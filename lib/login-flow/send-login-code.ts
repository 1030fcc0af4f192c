import { sendEmailCode } from "#lib/credentials/email-code/send-email-code.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { LoadedAttempt } from "./load-attempt.ts";

/** The code of 「ワンタイムパスワード（OTP）メール認証」, bound to the attempt (spec §6). */
export async function sendLoginCode(
  tx: InsurerTransaction,
  context: RequestContext,
  { id: ownerId, member }: LoadedAttempt,
): Promise<Result<{ expiresAt: Date }, "too-soon" | "too-many">> {
  const { id: memberId, email, kana } = member;
  if (!email) throw new Error("a member whose wizard is complete has an address");
  return sendEmailCode(tx, context, { memberId, ownerId, email, kana, purpose: "login" });
}
