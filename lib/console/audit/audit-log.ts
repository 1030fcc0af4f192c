import "server-only";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";

export type AuditLine = {
  sequence: bigint;
  at: Date;
  /** `clerk` with a name, or who else acted. */
  actor: "member" | "clerk" | "operator" | "system" | "anonymous" | "browser";
  actorName: string | null;
  action: string;
  memberId: string | null;
  /** 記号-番号-枝番 */
  memberNumber: string | null;
  result: "success" | "failure" | "refused";
  /** How many tries it stands for (lib/audit/close-refusals.ts). */
  times: number;
};

export type AuditQuery = { before: bigint | null; limit: number };
export type AuditPage = { lines: AuditLine[]; next: bigint | null };

async function list({ tx, insurerId }: ClerkScope, { before, limit }: AuditQuery): Promise<AuditPage> {
  const rows = await tx.$queryRaw<AuditLine[]>`
    select event."sequence", event."at", split_part(event."actor", ':', 1) as "actor", clerk."name" as "actorName",
      event."action", event."memberId", event."result", coalesce((event."detail"->>'count')::int, 1) as "times",
      member."symbol" || '-' || member."number" || '-' || member."branch" as "memberNumber"
    from "AuditEvent" event
    left join "Clerk" clerk on clerk."insurerId" = event."insurerId" and event."actor" = 'clerk:' || clerk."id"
    left join "Member" member on member."insurerId" = event."insurerId" and member."id" = event."memberId"
    where event."insurerId" = ${insurerId}::uuid and (${before}::bigint is null or event."sequence" < ${before}::bigint)
    order by event."sequence" desc limit ${limit + 1}::int`;
  const lines = rows.slice(0, limit);
  return { lines, next: rows.length > limit ? (lines.at(-1)?.sequence ?? null) : null };
}

/** 「監査ログ」: the insurer's chain, newest first, by keyset (spec §11). */
export const listAudit: ClerkVerb<AuditQuery, AuditPage> = { needs: "viewer", run: list };
