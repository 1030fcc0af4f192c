import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { holdMember } from "#lib/members/hold-member.ts";
import { noteDone } from "#lib/sessions/done.ts";
import { endEmailChanges, findPendingEmailChange, ownerOf, type Waiter } from "./email-change.ts";

/** 「変更をやめる」 of the settings, 「メールアドレスを変更」 of the wizard: ends the change with its links and codes. */
export async function withdrawEmailChange(scope: Scope, waiter: Waiter): Promise<Result<undefined, "no-change">> {
  const owner = ownerOf(waiter);
  const { memberId } = owner;
  await holdMember(scope, memberId);
  const pending = await findPendingEmailChange(scope, owner);
  if (!pending) return fail("no-change");
  await endEmailChanges(scope, { memberId, ids: [pending.id], reason: "withdrawn" });
  if ("session" in waiter) {
    const sessionId = waiter.session.id;
    await recordAudit(scope, { action: "email.change-withdraw", result: "success", memberId, sessionId });
    await noteDone(scope, sessionId, { code: "email-withdrawn" });
  }
  return ok();
}
