import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { type MemberRow, memberKey } from "./member-row.ts";

export type ExistingMember = {
  id: string;
  symbol: string;
  number: string;
  branch: string;
  loginId: string;
  state: "active" | "disabled";
  /** Has not finished the first login, and has no valid temporary credential for it. */
  needsCredential: boolean;
};

/** The insurer's members with the 記号・番号・枝番 of these rows, by `memberKey`: one statement for each batch. */
export async function findExisting(
  { tx, insurerId, now }: Scope,
  rows: readonly MemberRow[],
): Promise<Map<string, ExistingMember>> {
  const keys = JSON.stringify(rows.map(({ symbol, number, branch }) => ({ symbol, number, branch })));
  const found = await tx.$queryRaw<ExistingMember[]>`
    select m."id", m."symbol", m."number", m."branch", m."loginId", m."state"::text as "state",
           m."wizardCompletedAt" is null and p."memberId" is null
             and (t."memberId" is null or t."expiresAt" <= ${now}) as "needsCredential"
    from jsonb_to_recordset(${keys}::jsonb) as wanted("symbol" text, "number" text, "branch" text)
    join "Member" m on m."insurerId" = ${insurerId}::uuid
      and (m."symbol", m."number", m."branch") = (wanted."symbol", wanted."number", wanted."branch")
    left join "PasswordCredential" p on (p."insurerId", p."memberId") = (m."insurerId", m."id")
    left join "TemporaryCredential" t on (t."insurerId", t."memberId") = (m."insurerId", m."id")`;
  return new Map(found.map((member) => [memberKey(member), member]));
}
