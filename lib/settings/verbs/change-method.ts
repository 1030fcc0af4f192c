import "server-only";
import { countFactors } from "#lib/credentials/count-factors.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { setMethod } from "#lib/login-flow/set-method.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";
import { holdMember } from "#lib/members/hold-member.ts";
import { noteDone } from "#lib/sessions/done.ts";
import type { RecentSession } from "#lib/sessions/recent-session.ts";

/**
 * 「認証方法」 of the profile: one that is set up is the member's at once, and the
 * member is told (spec §7; ASVS 6.3.7).
 * @param posted as posted
 * @param shown the method on the page: an older tab that left it alone changes nothing back
 * @returns `toSetUp` the method when it has to be set up first; nothing is changed until then
 */
export async function changeMethod(
  scope: Scope,
  session: RecentSession,
  { method: posted, shown }: { method: string; shown: string },
): Promise<Result<{ toSetUp: Method | null }, "missing">> {
  const method = scope.insurer.policy.methods.find((allowed) => allowed === posted);
  if (!method) return fail("missing");
  const memberId = session.member.id;
  await holdMember(scope, memberId);
  const where = scope.key(memberId);
  const present = await scope.tx.member.findUniqueOrThrow({ where, select: { method: true } });
  if (method === present.method || method === shown) {
    await noteDone(scope, session.id, { code: "nothing" });
    return ok({ toSetUp: null });
  }
  const counts = await countFactors(scope, memberId);
  if (counts[method] === 0) return ok({ toSetUp: method });
  await setMethod(scope, { memberId, method });
  await notifyMember(scope, { memberId, event: { type: "method-changed", method } });
  await noteDone(scope, session.id, { code: `method-${method}` });
  return ok({ toSetUp: null });
}
