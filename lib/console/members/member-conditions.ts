import "server-only";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import { EXPIRING_DAYS } from "#lib/kernel/limits.ts";
import type { MemberConditions, MemberFilter, MemberGroup } from "./member-filter.ts";
import type { Search } from "./read-search.ts";

/** 番号 is at most this long; Excel and clerks leave out the zeros in front. */
const MAX_NUMBER_DIGITS = 16;

/** SQL: a text that begins with `prefix`, as a range: see the migration member_search. */
function beginsWith(column: Prisma.Sql, prefix: string): Prisma.Sql {
  const end = `${prefix}\u{10ffff}`;
  return Prisma.sql`(${column} collate "C" >= ${prefix} and ${column} collate "C" < ${end})`;
}

/** As the generated columns of names are kept (migration names_without_blanks): some type the blank, some do not. */
function joined(name: string): string {
  return name.replaceAll(/\s/gu, "");
}

type Where = { insurerId: string; now: Date };

/** A number as it was typed, and with every number of zeros in front. */
function paddedNumbers(typed: string): string[] {
  const bare = typed.replace(/^0+(?=.)/, "");
  const paddings = Math.max(0, MAX_NUMBER_DIGITS - bare.length);
  return Array.from({ length: paddings + 1 }, (_, zeros) => "0".repeat(zeros) + bare);
}

/** SQL: the rows `member` that a search means. */
function searchCondition(search: Search | null): Prisma.Sql {
  switch (search?.by) {
    case undefined:
      return Prisma.sql`true`;
    case "number": {
      const symbol = search.symbol === null ? Prisma.sql`true` : Prisma.sql`member."symbol" = ${search.symbol}`;
      const branch = search.branch === null ? Prisma.sql`true` : Prisma.sql`member."branch" = ${search.branch}`;
      return Prisma.sql`(member."number" = any(${paddedNumbers(search.number)}) and ${symbol} and ${branch})`;
    }
    case "kana":
      return beginsWith(Prisma.sql`member."kanaJoined"`, joined(search.kana));
    case "name":
      return beginsWith(Prisma.sql`member."nameJoined"`, joined(search.name));
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
function groupCondition(group: MemberGroup, { insurerId, now }: Where): Prisma.Sql {
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

/** SQL, word by word as in the predicate of an index: behind row-level security nothing else finds a value of an enum. */
const KINDS = {
  insured: Prisma.sql`member."kind" = 'insured'`,
  dependent: Prisma.sql`member."kind" = 'dependent'`,
} as const satisfies Record<NonNullable<MemberConditions["kind"]>, Prisma.Sql>;

const BY_METHOD = {
  passkey: Prisma.sql`member."method" = 'passkey'`,
  totp: Prisma.sql`member."method" = 'totp'`,
  email: Prisma.sql`member."method" = 'email'`,
} as const satisfies Record<Method, Prisma.Sql>;

/** SQL: those whose first login stands there. */
function stopCondition(stop: NonNullable<MemberConditions["stop"]>): Prisma.Sql {
  return stop === "not-begun"
    ? Prisma.sql`(member."state" = 'active' and member."wizardCompletedAt" is null and member."firstLoginStop" is null)`
    : Prisma.sql`(member."state" = 'active' and member."firstLoginStop" = ${stop})`;
}

/** SQL: the rows `member` that all conditions of a filter mean. */
export function filterCondition(filter: MemberFilter, where: Where): Prisma.Sql {
  const { search, group, kind, method, stop, import: importId } = filter;
  const conditions = [searchCondition(search), groupCondition(group, where)];
  if (kind) conditions.push(KINDS[kind]);
  if (method) conditions.push(BY_METHOD[method]);
  if (stop) conditions.push(stopCondition(stop));
  if (importId) {
    conditions.push(Prisma.sql`member."id" = any(array(select change."memberId"
      from "MemberImportChange" change
      where change."insurerId" = ${where.insurerId}::uuid and change."importId" = ${importId}::uuid))`);
  }
  return Prisma.sql`(${Prisma.join(conditions, " and ")})`;
}
