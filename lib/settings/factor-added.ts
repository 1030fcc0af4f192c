import "server-only";
import type { Method } from "#lib/insurers/policy-schema.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { setMethod } from "#lib/login-flow/set-method.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";

export type AddedFactor = {
  memberId: string;
  method: Method;
  /** As the member named it; mail codes have none. */
  name: string | null;
  /** Chosen as 「認証方法」 on the profile: takes effect now that it is set up (spec §7). */
  isChosen: boolean;
};

/** After a factor was added in the settings: sends a notice, and makes it the member's method if that was chosen. */
export async function factorAdded(scope: Scope, { memberId, method, name, isChosen }: AddedFactor): Promise<void> {
  await notifyMember(scope, { memberId, event: { type: "factor-added", factor: method, name } });
  if (!isChosen) return;
  await setMethod(scope, { memberId, method });
  await notifyMember(scope, { memberId, event: { type: "method-changed", method } });
}
