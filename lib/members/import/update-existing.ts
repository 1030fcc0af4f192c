import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import type { MemberRow } from "./member-row.ts";

export type MemberUpdate = MemberRow & { id: string; state: "active" | "disabled" };

/**
 * Updates kind, names, birth date, dates and state from the file; the e-mail address only while none is confirmed;
 * never user ID, method or credentials (spec §10).
 * @returns the ids of those who differed
 */
export async function updateExisting(
  { tx, insurerId, now }: Scope,
  updates: readonly MemberUpdate[],
): Promise<Set<string>> {
  if (updates.length === 0) return new Set();
  // The ids again as a list: without statistics the join alone reads all members of the insurer.
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
