import "server-only";
import { endFor } from "#lib/endings/end-for.ts";
import type { Scope } from "#lib/insurers/scope.ts";

export type AdoptedEmail = {
  memberId: string;
  /** Has just proved itself, by the link or the code that was sent to it. */
  email: string;
  event: "email-confirmed" | "email-moved" | "email-restored";
  keptAttemptId?: string;
};

/** The one place where an address becomes the member's; what ends with the former one is in lib/endings. */
export async function adoptEmail(scope: Scope, { memberId, email, event, keptAttemptId }: AdoptedEmail): Promise<void> {
  const { tx, key, now } = scope;
  await tx.member.update({ where: key(memberId), data: { email, emailConfirmedAt: now } });
  await endFor(scope, event, { memberIds: [memberId], keptAttemptId, keptEmail: email });
}
