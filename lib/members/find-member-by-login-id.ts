import type { Member } from "#lib/db/generated/client.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { foldLoginId } from "#lib/typed-text/login-id.ts";

export type NamedMember = Pick<Member, "id" | "loginId" | "kana" | "state">;

/** The member whom clerk or operator names by ユーザID, as typed; null when the insurer has none. */
export function findMemberByLoginId(
  tx: InsurerTransaction,
  { insurer }: RequestContext,
  typed: string,
): Promise<NamedMember | null> {
  return tx.member.findUnique({
    where: { insurerId_loginId: { insurerId: insurer.id, loginId: foldLoginId(typed) } },
    select: { id: true, loginId: true, kana: true, state: true },
  });
}
