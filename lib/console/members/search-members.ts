import "server-only";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import type { FirstLoginStop } from "#lib/login-flow/first-login-stop.ts";
import type { Person } from "#lib/members/person.ts";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";
import { isLocked } from "./locked.ts";
import { filterCondition } from "./member-conditions.ts";
import type { MemberFilter } from "./member-filter.ts";
import { afterCondition, cursorOf, type MemberCursor, type MemberSort, orderBy, orderOf } from "./member-order.ts";

export type MemberState = "active" | "locked" | "disabled";

export type MemberLine = Person & {
  loginId: string;
  state: MemberState;
  hasFinishedFirstLogin: boolean;
  firstLoginStop: FirstLoginStop | null;
  method: Method | null;
  lastLoginAt: Date | null;
  /** Until when the temporary password opens; null without one. */
  temporaryUntil: Date | null;
};

/** With what the order of a search needs. */
type FoundLine = MemberLine & { kanaJoined: string; nameJoined: string | null };

export type MemberQuery = MemberFilter & { sort: MemberSort; after: MemberCursor | null; limit: number };

export type MemberPage = {
  lines: MemberLine[];
  /** Counted up to COUNTED_MEMBERS; null above it. */
  total: number | null;
  next: MemberCursor | null;
};

/** Counting a million rows for a headline would take longer than the search. */
export const COUNTED_MEMBERS = 10_000;

/** SQL: from where, which rows; the credential is asked for by those who show it. */
function fromMembers(scope: Scope, filter: MemberFilter): Prisma.Sql {
  return Prisma.sql`from "Member" member where member."insurerId" = ${scope.insurerId}::uuid
    and ${filterCondition(filter, scope)}`;
}

/** The statement of one page, and the one that counts; member-plans.test.ts explains both. */
export function memberStatements(scope: Scope, query: MemberQuery): { page: Prisma.Sql; count: Prisma.Sql } {
  const { now } = scope;
  const order = orderOf(query, query.sort);
  const from = fromMembers(scope, query);
  const page = Prisma.sql`
    select member."id", member."symbol", member."number", member."branch", member."kind", member."name",
      member."kana", member."kanaJoined", member."nameJoined", member."loginId", member."method", member."lastLoginAt", member."firstLoginStop",
      member."wizardCompletedAt" is not null as "hasFinishedFirstLogin",
      (select temporary."expiresAt" from "TemporaryCredential" temporary
        where temporary."insurerId" = member."insurerId" and temporary."memberId" = member."id") as "temporaryUntil",
      case when member."state" = 'disabled' then 'disabled' when ${isLocked(now)} then 'locked' else 'active' end as "state"
    ${from} and ${afterCondition(order, query.after)}
    order by ${orderBy(order)} limit ${query.limit + 1}::int`;
  // In the same order: the index that has it reads no other insurer's rows.
  const count = Prisma.sql`
    select count(*)::int as count
    from (select 1 ${from} order by ${orderBy(order)} limit ${COUNTED_MEMBERS + 1}::int) as hits`;
  return { page, count };
}

async function search(scope: ClerkScope, query: MemberQuery): Promise<MemberPage> {
  const statements = memberStatements(scope, query);
  const found = await scope.tx.$queryRaw<FoundLine[]>(statements.page);
  const [counted] = await scope.tx.$queryRaw<{ count: number }[]>(statements.count);
  const total = counted?.count ?? 0;
  const lines = found.slice(0, query.limit);
  const last = lines.at(-1);
  return {
    lines,
    total: total > COUNTED_MEMBERS ? null : total,
    next: found.length > query.limit && last ? cursorOf(orderOf(query, query.sort), last) : null,
  };
}

/** Who they are, of a whole filter: what a clerk selects by 「条件に合う全員」. One more than `limit` says that there are more. */
export async function idsOf(scope: Scope, filter: MemberFilter, limit: number): Promise<string[]> {
  const rows = await scope.tx.$queryRaw<{ id: string }[]>`
    select member."id" ${fromMembers(scope, filter)} order by member."id" limit ${limit + 1}::int`;
  return rows.map(({ id }) => id);
}

/**
 * 「加入者」: one page of the insurer's members in the order of its search or sort, by keyset (spec §10).
 * What is shown of each is what the list needs; reading the detail is audited, the list is not.
 */
export const searchMembers: ClerkVerb<MemberQuery, MemberPage> = { needs: "viewer", run: search };
