import { sendEmailCode } from "#lib/credentials/email-code/send-email-code.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { fail, type Result } from "#lib/kernel/result.ts";
import type { LoadedAttempt } from "../load-attempt.ts";

/** 「再送信」: 30 seconds apart, five an hour; the last two codes stay valid (spec §6). */
export async function resendEmailCode(
  tx: InsurerTransaction,
  context: RequestContext,
  attempt: LoadedAttempt,
): Promise<Result<{ expiresAt: Date }, "too-soon" | "too-many">> {
  const { id: memberId, email, kana } = attempt.member;
  if (!email) return fail("too-many");
  return sendEmailCode(tx, context, { memberId, ownerId: attempt.id, email, kana, purpose: "login" });
}
