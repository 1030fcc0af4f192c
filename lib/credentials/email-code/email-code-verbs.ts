import "server-only";
import { FACTORS } from "#lib/insurers/factors.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import type { MethodVerbs, RemovedFactor } from "../method-verbs.ts";
import { sendLoginCode } from "./send-login-code.ts";

/** The e-mail address stays, for notices. */
async function removeAll({ tx, insurerId }: Scope, memberId: string): Promise<RemovedFactor[]> {
  const { count } = await tx.member.updateMany({
    where: { insurerId, id: memberId, isEmailCodeEnabled: true },
    data: { isEmailCodeEnabled: false },
  });
  return count > 0 ? [{ action: FACTORS.email.audit.removed }] : [];
}

export const emailCodeVerbs: MethodVerbs = {
  count: ({ tx, insurerId }, memberId) =>
    tx.member.count({ where: { insurerId, id: memberId, isEmailCodeEnabled: true } }),
  removeAll,
  sendCode: sendLoginCode,
};
