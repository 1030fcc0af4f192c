import "server-only";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import { EXPIRING_DAYS } from "#lib/kernel/limits.ts";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";
import { isLocked } from "./locked.ts";
import type { Search } from "./read-search.ts";

/** 未ログイン, ロック中, 期限が近い, 停止中: the groups a clerk asks for. */
export const MEMBER_GROUPS = ["all", "not-logged-in", "locked", "expiring", "disabled"] as const;
export type MemberGroup = (typeof MEMBER_GROUPS)[number];

export type MemberState = "active" | "locked" | "disabled";

export type MemberLine = {
  id: string;
  symbol: string;
  number: string;
  branch: string;
  kind: "insured" | "dependent";
  name: string | null;
  kana: string;
  loginId: string;
  state: MemberState;
  hasFinishedFirstLogin: boolean;
  method: Method | null;
  lastLoginAt: Date | null;
  /** Until when the temporary password opens; null without one. */
  temporaryUntil: Date | null;
};

/** The place after which a page begins: the sort key of the last line before it. */
export type MemberCursor = { symbol: string; number: string; branch: string };

export type MemberQuery = { search: Search | null; group: MemberGroup; after: MemberCursor | null; limit: number };

export type MemberPage = {
  lines: MemberLine[];
  /** Counted up to COUNTED_MEMBERS; null above it. */
  total: number | null;
  next: MemberCursor | null;
};

/** Counting a million rows for a headline would take longer than the search. */
export const COUNTED_MEMBERS = 10_000;

function searchCondition(search: Search | null): Prisma.Sql {
  switch (search?.by) {
    case undefined:
      return Prisma.sql`true`;
    case "number": {
      // Excel drops leading zeros, and clerks leave them out: the number is compared with and without.
      const bare = search.number.replace(/^0+(?=\d)/, "");
      const numbers = Prisma.sql`member."number" in (${search.number}, ${bare}) or ltrim(member."number", '0') = ${bare}`;
      const symbol = search.symbol === null ? Prisma.sql`true` : Prisma.sql`member."symbol" = ${search.symbol}`;
      const branch = search.branch === null ? Prisma.sql`true` : Prisma.sql`member."branch" = ${search.branch}`;
      return Prisma.sql`((${numbers}) and ${symbol} and ${branch})`;
    }
    case "kana":
      return Prisma.sql`member."kana" like ${`${likeText(search.kana)}%`}`;
    case "name":
      return Prisma.sql`member."name" like ${`${likeText(search.name)}%`}`;
    case "email":
      return Prisma.sql`member."email" in (${search.email}, ${search.email.toLowerCase()})`;
    case "loginId":
      return Prisma.sql`member."loginId" like ${`${likeText(search.loginId)}%`}`;
  }
}

const likeText = (text: string) => text.replace(/[\\%_]/g, "\\$&");

function groupCondition(group: MemberGroup, now: Date): Prisma.Sql {
  switch (group) {
    case "all":
      return Prisma.sql`true`;
    case "not-logged-in":
      return Prisma.sql`(member."state" = 'active' and member."wizardCompletedAt" is null)`;
    case "locked":
      return Prisma.sql`(member."state" = 'active' and ${isLocked(now)})`;
    case "expiring":
      return Prisma.sql`(member."state" = 'active' and temporary."expiresAt" > ${now}
        and temporary."expiresAt" < ${now}::timestamptz + make_interval(days => ${EXPIRING_DAYS}))`;
    case "disabled":
      return Prisma.sql`member."state" = 'disabled'`;
  }
}

async function search(scope: ClerkScope, query: MemberQuery): Promise<MemberPage> {
  const { tx, insurerId, now } = scope;
  const from = Prisma.sql`
    from "Member" member left join "TemporaryCredential" temporary
      on temporary."insurerId" = member."insurerId" and temporary."memberId" = member."id"
    where member."insurerId" = ${insurerId}::uuid and ${searchCondition(query.search)}
      and ${groupCondition(query.group, now)}`;
  const { symbol, number, branch } = query.after ?? { symbol: "", number: "", branch: "" };
  const found = await tx.$queryRaw<MemberLine[]>`
    select member."id", member."symbol", member."number", member."branch", member."kind", member."name",
      member."kana", member."loginId", member."method", member."lastLoginAt",
      member."wizardCompletedAt" is not null as "hasFinishedFirstLogin", temporary."expiresAt" as "temporaryUntil",
      case when member."state" = 'disabled' then 'disabled' when ${isLocked(now)} then 'locked' else 'active' end as "state"
    ${from} and (member."symbol", member."number", member."branch") > (${symbol}, ${number}, ${branch})
    order by member."symbol", member."number", member."branch" limit ${query.limit + 1}::int`;
  const [counted] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (select 1 ${from} limit ${COUNTED_MEMBERS + 1}::int) as hits`;
  const total = counted?.count ?? 0;
  const lines = found.slice(0, query.limit);
  const last = lines.at(-1);
  return {
    lines,
    total: total > COUNTED_MEMBERS ? null : total,
    next: found.length > query.limit && last ? { symbol: last.symbol, number: last.number, branch: last.branch } : null,
  };
}

/**
 * 「加入者」: one page of the insurer's members in the order of 記号・番号・枝番, by keyset (spec §10).
 * What is shown of each is what the list needs; reading the detail is audited, the list is not.
 */
export const searchMembers: ClerkVerb<MemberQuery, MemberPage> = { needs: "viewer", run: search };
