import "server-only";
import { Prisma } from "#lib/db/generated/client.ts";
import type { MemberFilter } from "./member-filter.ts";
import type { Search } from "./read-search.ts";

/** 記号番号, カナ, 最終ログイン: what a clerk may sort by, where no condition or search gives the order. */
export const MEMBER_SORTS = ["number", "kana", "last-login"] as const;
export type MemberSort = (typeof MEMBER_SORTS)[number];

/** The place after which a page begins: the order's name, and the sort key of the last line before it. */
export type MemberCursor = readonly string[];

type SortKey = "symbol" | "number" | "branch" | "kana" | "kanaJoined" | "nameJoined" | "loginId" | "lastLoginAt" | "id";
type Order = { keys: readonly SortKey[]; columns: readonly Prisma.Sql[]; isDescending?: true };

const [ID, SYMBOL, NUMBER, BRANCH] = ["id", "symbol", "number", "branch"].map((column) =>
  Prisma.raw(`member."${column}"`),
) as [Prisma.Sql, Prisma.Sql, Prisma.Sql, Prisma.Sql];

/** Each has an index that begins with insurerId and goes on in this order. */
const ORDERS = {
  number: { keys: ["symbol", "number", "branch"], columns: [SYMBOL, NUMBER, BRANCH] },
  kana: { keys: ["kana", "id"], columns: [Prisma.sql`member."kana" collate "C"`, ID] },
  kanaJoined: { keys: ["kanaJoined", "id"], columns: [Prisma.sql`member."kanaJoined" collate "C"`, ID] },
  nameJoined: { keys: ["nameJoined", "id"], columns: [Prisma.sql`member."nameJoined" collate "C"`, ID] },
  loginId: { keys: ["loginId", "id"], columns: [Prisma.sql`member."loginId" collate "C"`, ID] },
  // The latest first; whoever has not logged in comes last.
  "last-login": {
    keys: ["lastLoginAt", "id"],
    columns: [Prisma.sql`coalesce(member."lastLoginAt", '-infinity'::timestamptz)`, ID],
    isDescending: true,
  },
  import: { keys: ["id"], columns: [ID] },
} as const satisfies Record<string, Order>;

type OrderName = keyof typeof ORDERS;

const ORDER_OF_SEARCH: Partial<Record<Search["by"], OrderName>> = {
  kana: "kanaJoined",
  name: "nameJoined",
  loginId: "loginId",
};

/**
 * The order of a list. A search by the beginning of a text comes in the order of its index, which gives the first page
 * at once; so do the members of one import.
 */
export function orderOf({ search, import: importId }: MemberFilter, sort: MemberSort): OrderName {
  const bySearch = search && ORDER_OF_SEARCH[search.by];
  return bySearch ?? (importId ? "import" : sort);
}

/** SQL: by what to order. */
export function orderBy(order: OrderName): Prisma.Sql {
  const { columns, isDescending }: Order = ORDERS[order];
  return Prisma.join(isDescending ? columns.map((column) => Prisma.sql`${column} desc`) : [...columns]);
}

const CASTS: Partial<Record<SortKey, Prisma.Sql>> = {
  id: Prisma.sql`::uuid`,
  lastLoginAt: Prisma.sql`::timestamptz`,
};

/** SQL: the rows behind a cursor; all without one, or for one of another order. */
export function afterCondition(order: OrderName, after: MemberCursor | null): Prisma.Sql {
  const { keys, columns, isDescending }: Order = ORDERS[order];
  const [name, ...place] = after ?? [];
  if (name !== order || place.length !== keys.length) return Prisma.sql`true`;
  const values = keys.map((key, index) => Prisma.sql`${place[index]}${CASTS[key] ?? Prisma.empty}`);
  const behind = isDescending ? Prisma.sql`<` : Prisma.sql`>`;
  return Prisma.sql`(${Prisma.join([...columns])}) ${behind} (${Prisma.join(values)})`;
}

/** The cursor behind a line. */
export function cursorOf(order: OrderName, line: Record<SortKey, string | Date | null>): MemberCursor {
  const { keys }: Order = ORDERS[order];
  const place = keys.map((key) => {
    const value = line[key];
    if (value === null) return key === "lastLoginAt" ? "-infinity" : "";
    return value instanceof Date ? value.toISOString() : value;
  });
  return [order, ...place];
}
