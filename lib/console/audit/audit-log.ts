import "server-only";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";
import type { AuditFilter } from "./audit-filter.ts";

export type AuditLine = {
  sequence: bigint;
  at: Date;
  /** A clerk and an operator with a name, or who else acted. */
  actor: "member" | "clerk" | "operator" | "system" | "anonymous" | "browser";
  actorName: string | null;
  action: string;
  memberId: string | null;
  /** 記号-番号-枝番 */
  memberNumber: string | null;
  result: "success" | "failure" | "refused";
  /** How many tries it stands for (lib/audit/close-refusals.ts). */
  times: number;
  /** Outcomes and ids, as recorded. */
  detail: Record<string, unknown>;
  ipAddress: string | null;
};

export type AuditQuery = { filter: AuditFilter; before: bigint | null; limit: number };
export type AuditPage = { lines: AuditLine[]; next: bigint | null };

/** One page of what is asked for, newest first, by keyset. */
export async function readAudit({ tx, insurerId }: ClerkScope, query: AuditQuery): Promise<AuditPage> {
  const { before, limit, filter } = query;
  const { who, what, memberId, from, to } = filter;
  const rows = await tx.$queryRaw<AuditLine[]>`
    select event."sequence", event."at", split_part(event."actor", ':', 1) as "actor",
      coalesce(clerk."name", substring(event."actor" from '^operator:(.+)$')) as "actorName",
      event."action", event."memberId", event."result", coalesce((event."detail"->>'count')::int, 1) as "times",
      event."detail", event."ipAddress",
      member."symbol" || '-' || member."number" || '-' || member."branch" as "memberNumber"
    from "AuditEvent" event
    left join "Clerk" clerk on clerk."insurerId" = event."insurerId" and event."actor" = 'clerk:' || clerk."id"
    left join "Member" member on member."insurerId" = event."insurerId" and member."id" = event."memberId"
    where event."insurerId" = ${insurerId}::uuid and (${before}::bigint is null or event."sequence" < ${before}::bigint)
      and (${who}::text is null or event."actor" = ${who} or split_part(event."actor", ':', 1) = ${who})
      and (${what}::text is null or event."action" = ${what})
      and (${memberId}::uuid is null or event."memberId" = ${memberId}::uuid)
      and (${from}::date is null or event."at" >= ${from}::date::timestamp at time zone 'Asia/Tokyo')
      and (${to}::date is null or event."at" < (${to}::date + 1)::timestamp at time zone 'Asia/Tokyo')
    order by event."sequence" desc limit ${limit + 1}::int`;
  const lines = rows.slice(0, limit);
  return { lines, next: rows.length > limit ? (lines.at(-1)?.sequence ?? null) : null };
}

/** 「監査ログ」: the insurer's chain (spec §11). */
export const listAudit: ClerkVerb<AuditQuery, AuditPage> = { needs: "viewer", run: readAudit };

/** The clerks that 「だれが」 offers, those who have left included. */
export const listActors: ClerkVerb<void, { id: string; name: string }[]> = {
  needs: "viewer",
  run: ({ tx, insurerId }) =>
    tx.clerk.findMany({ where: { insurerId }, select: { id: true, name: true }, orderBy: { createdAt: "asc" } }),
};
