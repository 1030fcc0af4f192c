import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";

/** Where a member is written to, and how they are greeted; `email` is null while none is confirmed. */
export async function contactOf({ tx, key }: Scope, memberId: string): Promise<{ email: string | null; kana: string }> {
  const { email, emailConfirmedAt, kana } = await tx.member.findUniqueOrThrow({
    where: key(memberId),
    select: { email: true, emailConfirmedAt: true, kana: true },
  });
  return { email: emailConfirmedAt ? email : null, kana };
}

/** The address in force: where codes and notices go until another one is confirmed. Null without one. */
export async function confirmedEmail(scope: Scope, memberId: string): Promise<string | null> {
  return (await contactOf(scope, memberId)).email;
}
