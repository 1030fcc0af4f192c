import "server-only";
import type { Member } from "#lib/db/generated/client.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { foldLoginId } from "#lib/typed-text/login-id.ts";

export type NamedMember = Pick<Member, "id" | "loginId" | "kana" | "state">;

/** The member with this ユーザID, as clerk or operator typed it; null without one. */
export function findMemberByLoginId({ tx, insurerId }: Scope, typed: string): Promise<NamedMember | null> {
  return tx.member.findUnique({
    where: { insurerId_loginId: { insurerId, loginId: foldLoginId(typed) } },
    select: { id: true, loginId: true, kana: true, state: true },
  });
}
