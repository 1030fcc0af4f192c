import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import type { MemberRow } from "./member-row.ts";

export type MemberUpdate = MemberRow & { id: string; state: "active" | "disabled" };

/**
 * Updates kind, names, birth date, dates and state from the file; the e-mail address only while none is confirmed;
 * the postal address as a whole, where the row has one; never user ID, method or credentials (spec §10).
 */
export async function updateExisting({ tx, insurerId, now }: Scope, updates: readonly MemberUpdate[]): Promise<void> {
  if (updates.length === 0) return;
  // The ids again as a list: without statistics the join alone reads all members of the insurer.
  const ids = updates.map(({ id }) => id);
  await tx.$executeRaw`
    update "Member" m set
      "kind" = given."kind", "kana" = given."kana", "name" = given."name", "birthDate" = given."birthDate",
      "qualifiedOn" = given."qualifiedOn", "disqualifiedOn" = given."disqualifiedOn", "state" = given."state",
      "email" = case when m."emailConfirmedAt" is null then coalesce(given."email", m."email") else m."email" end,
      "postalCode" = case when given."postalAddress" is null then m."postalCode" else given."postalCode" end,
      "postalAddress" = coalesce(given."postalAddress", m."postalAddress"),
      "postalBuilding" = case when given."postalAddress" is null then m."postalBuilding" else given."postalBuilding" end,
      "updatedAt" = ${now}
    from jsonb_to_recordset(${JSON.stringify(updates)}::jsonb) as given(
      "id" uuid, "kind" "MemberKind", "kana" text, "name" text, "birthDate" date, "email" text,
      "qualifiedOn" date, "disqualifiedOn" date, "state" "MemberState",
      "postalCode" text, "postalAddress" text, "postalBuilding" text)
    where m."insurerId" = ${insurerId}::uuid and m."id" = any(${ids}::uuid[]) and m."id" = given."id"`;
}
