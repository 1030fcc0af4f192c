import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import type { MemberRow } from "./member-row.ts";

export type MemberUpdate = MemberRow & { id: string; state: "active" | "disabled" };

/**
 * Brings members to what the file says: kind, names, birth date, dates and
 * state. A mail address only while none is confirmed; user ID, method and
 * credentials never (spec §10).
 * @returns the ids of those who differed
 */
export async function updateExisting(
  { tx, insurerId, now }: Scope,
  updates: readonly MemberUpdate[],
): Promise<Set<string>> {
  if (updates.length === 0) return new Set();
  // Said twice, as a list too: without statistics the join alone reads all members of the insurer.
  const ids = updates.map(({ id }) => id);
  const changed = await tx.$queryRaw<{ id: string }[]>`
    update "Member" m set
      "kind" = given."kind", "kana" = given."kana", "name" = given."name", "birthDate" = given."birthDate",
      "qualifiedOn" = given."qualifiedOn", "disqualifiedOn" = given."disqualifiedOn", "state" = given."state",
      "email" = case when m."emailConfirmedAt" is null then coalesce(given."email", m."email") else m."email" end,
      "updatedAt" = ${now}
    from jsonb_to_recordset(${JSON.stringify(updates)}::jsonb) as given(
      "id" uuid, "kind" "MemberKind", "kana" text, "name" text, "birthDate" date, "email" text,
      "qualifiedOn" date, "disqualifiedOn" date, "state" "MemberState")
    where m."insurerId" = ${insurerId}::uuid and m."id" = any(${ids}::uuid[]) and m."id" = given."id"
      and ((m."kind", m."kana", m."name", m."birthDate", m."qualifiedOn", m."disqualifiedOn", m."state")
             is distinct from (given."kind", given."kana", given."name", given."birthDate",
                               given."qualifiedOn", given."disqualifiedOn", given."state")
           or (m."emailConfirmedAt" is null and given."email" is not null and m."email" is distinct from given."email"))
    returning m."id"`;
  return new Set(changed.map(({ id }) => id));
}
