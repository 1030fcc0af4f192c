import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";

/** A member's name and confirmed e-mail address; `email` is null without one. */
export async function contactOf({ tx, key }: Scope, memberId: string): Promise<{ email: string | null; kana: string }> {
  const { email, emailConfirmedAt, kana } = await tx.member.findUniqueOrThrow({
    where: key(memberId),
    select: { email: true, emailConfirmedAt: true, kana: true },
  });
  return { email: emailConfirmedAt ? email : null, kana };
}

/** The e-mail address for codes and notices; null while none is confirmed. */
export async function confirmedEmail(scope: Scope, memberId: string): Promise<string | null> {
  return (await contactOf(scope, memberId)).email;
}
