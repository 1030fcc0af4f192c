import "server-only";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Search } from "./read-search.ts";

/** 記号番号, カナ: what a clerk may sort by, where no group or search gives the order. */
export const MEMBER_SORTS = ["number", "kana"] as const;
export type MemberSort = (typeof MEMBER_SORTS)[number];

/** The place after which a page begins: the sort key of the last line before it. */
export type MemberCursor = readonly string[];

type SortKey = "symbol" | "number" | "branch" | "kana" | "name" | "loginId" | "id";
type Order = { keys: readonly SortKey[]; columns: Prisma.Sql };

/** Each has an index that begins with insurerId and goes on in this order. */
const ORDERS = {
  number: {
    keys: ["symbol", "number", "branch"],
    columns: Prisma.sql`member."symbol", member."number", member."branch"`,
  },
  kana: { keys: ["kana", "id"], columns: Prisma.sql`member."kana" collate "C", member."id"` },
  name: { keys: ["name", "id"], columns: Prisma.sql`member."name" collate "C", member."id"` },
  loginId: { keys: ["loginId", "id"], columns: Prisma.sql`member."loginId" collate "C", member."id"` },
} as const satisfies Record<string, Order>;

/** A search by the beginning of a text comes in its order, so that its index gives the first page at once. */
export function orderOf(search: Search | null, sort: MemberSort): Order {
  return search && search.by in ORDERS ? ORDERS[search.by as keyof typeof ORDERS] : ORDERS[sort];
}

/** SQL: the rows behind a cursor; all without one, or for one of another order. */
export function afterCondition({ keys, columns }: Order, after: MemberCursor | null): Prisma.Sql {
  if (after?.length !== keys.length) return Prisma.sql`true`;
  const values = keys.map((key, index) =>
    key === "id" ? Prisma.sql`${after[index]}::uuid` : Prisma.sql`${after[index]}`,
  );
  return Prisma.sql`(${columns}) > (${Prisma.join(values)})`;
}

/** The cursor behind a line. */
export function cursorOf({ keys }: Order, line: Record<SortKey, string | null>): MemberCursor {
  return keys.map((key) => line[key] ?? "");
}
