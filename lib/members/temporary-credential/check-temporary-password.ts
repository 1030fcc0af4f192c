import "server-only";
import type { Member, TemporaryCredential } from "#lib/db/generated/client.ts";
import { equalsConstantTime } from "#lib/kernel/secrets.ts";
import { formulaPassword } from "./formula-password.ts";
import { foldTemporaryPassword, matchesTemporaryPassword } from "./hash-temporary-password.ts";

type StoredTemporary = Pick<TemporaryCredential, "kind" | "passwordHash">;
type Owner = Pick<Member, "insurerId" | "id" | "symbol" | "number" | "birthDate">;

/** Whether `typed` is the 仮パスワード, in constant time. The caller has checked its expiry and the tries (spec §5.3). */
export function checkTemporaryPassword(stored: StoredTemporary, member: Owner, typed: string): boolean {
  if (stored.kind === "formula") return equalsConstantTime(foldTemporaryPassword(typed), formulaPassword(member));
  const owner = { insurerId: member.insurerId, memberId: member.id };
  return stored.passwordHash !== null && matchesTemporaryPassword(typed, stored.passwordHash, owner);
}
