import "server-only";
import { Prisma } from "#lib/db/generated/client.ts";
import { EXPIRING_DAYS } from "#lib/kernel/limits.ts";
import type { Search } from "./read-search.ts";

/** 未ログイン, ロック中, 期限が近い, 停止中: the groups a clerk asks for. */
export const MEMBER_GROUPS = ["all", "not-logged-in", "locked", "expiring", "disabled"] as const;
export type MemberGroup = (typeof MEMBER_GROUPS)[number];

/** 番号 is at most this long; Excel and clerks leave out the zeros in front. */
const MAX_NUMBER_DIGITS = 16;

/** SQL: a text that begins with `prefix`, as a range: see the migration member_search. */
function beginsWith(column: Prisma.Sql, prefix: string): Prisma.Sql {
  const end = `${prefix}\u{10ffff}`;
  return Prisma.sql`(${column} collate "C" >= ${prefix} and ${column} collate "C" < ${end})`;
}

/** A number as it was typed, and with every number of zeros in front. */
function paddedNumbers(typed: string): string[] {
  const bare = typed.replace(/^0+(?=.)/, "");
  const paddings = Math.max(0, MAX_NUMBER_DIGITS - bare.length);
  return Array.from({ length: paddings + 1 }, (_, zeros) => "0".repeat(zeros) + bare);
}

/** SQL: the rows `member` that a search means. */
export function searchCondition(search: Search | null): Prisma.Sql {
  switch (search?.by) {
    case undefined:
      return Prisma.sql`true`;
    case "number": {
      const symbol = search.symbol === null ? Prisma.sql`true` : Prisma.sql`member."symbol" = ${search.symbol}`;
      const branch = search.branch === null ? Prisma.sql`true` : Prisma.sql`member."branch" = ${search.branch}`;
      return Prisma.sql`(member."number" = any(${paddedNumbers(search.number)}) and ${symbol} and ${branch})`;
    }
    case "kana":
      return beginsWith(Prisma.sql`member."kana"`, search.kana);
    case "name":
      return beginsWith(Prisma.sql`member."name"`, search.name);
    case "email":
      return Prisma.sql`member."email" in (${search.email}, ${search.email.toLowerCase()})`;
    case "loginId":
      return beginsWith(Prisma.sql`member."loginId"`, search.loginId);
  }
}

/**
 * SQL: the rows `member` of a group. Who is locked or expires soon is read first, as an array: joined, the planner may
 * walk through all members in the list's order to meet the few.
 */
export function groupCondition(group: MemberGroup, { insurerId, now }: { insurerId: string; now: Date }): Prisma.Sql {
  switch (group) {
    case "all":
      return Prisma.sql`true`;
    case "not-logged-in":
      return Prisma.sql`(member."state" = 'active' and member."wizardCompletedAt" is null)`;
    case "locked":
      return Prisma.sql`(member."state" = 'active' and member."id" = any(array(
        select guard."memberId" from "AuthenticatorGuard" guard
        where guard."insurerId" = ${insurerId}::uuid and guard."network" = ''
          and (guard."disabledAt" is not null or guard."waitUntil" > ${now}))))`;
    case "expiring":
      return Prisma.sql`(member."state" = 'active' and member."id" = any(array(
        select expiring."memberId" from "TemporaryCredential" expiring
        where expiring."insurerId" = ${insurerId}::uuid and expiring."expiresAt" > ${now}
          and expiring."expiresAt" < ${now}::timestamptz + make_interval(days => ${EXPIRING_DAYS}))))`;
    case "disabled":
      return Prisma.sql`member."state" = 'disabled'`;
  }
}
