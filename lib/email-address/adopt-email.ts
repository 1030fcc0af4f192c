import "server-only";
import { endFor } from "#lib/endings/end-for.ts";
import type { Scope } from "#lib/insurers/scope.ts";

export type AdoptedEmail = {
  memberId: string;
  /** Has just been proved, by the link or code that was sent to it. */
  email: string;
  event: "email-confirmed" | "email-moved" | "email-restored";
  keptAttemptId?: string;
};

/** The only place where an e-mail address becomes the member's; lib/endings ends what belongs to the former one. */
export async function adoptEmail(scope: Scope, { memberId, email, event, keptAttemptId }: AdoptedEmail): Promise<void> {
  const { tx, key, now } = scope;
  await tx.member.update({ where: key(memberId), data: { email, emailConfirmedAt: now } });
  await endFor(scope, event, { memberIds: [memberId], keptAttemptId, keptEmail: email });
}
