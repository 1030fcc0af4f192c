import "server-only";
import { z } from "zod";
import { Prisma } from "#lib/db/generated/client.ts";
import { filterCondition } from "./member-conditions.ts";
import { conditionsSchema, type MemberFilter } from "./member-filter.ts";
import { readSearch } from "./read-search.ts";

/** The ticked lines, or everybody whom the list's conditions mean: those are carried, not their ids. */
export const selectionSchema = z.union([
  z.object({ ids: z.array(z.uuid()).min(1).max(100) }),
  conditionsSchema.extend({ typed: z.string().max(254) }),
]);
export type Selection = z.output<typeof selectionSchema>;

/** Whom a selection of all means. */
export function filterOf({ typed, ...conditions }: Exclude<Selection, { ids: string[] }>): MemberFilter {
  return { ...conditions, search: readSearch(typed) };
}

/** SQL of `"Member" member`: who is selected now. */
export function selectionCondition(selection: Selection, scope: { insurerId: string; now: Date }): Prisma.Sql {
  if ("ids" in selection) return Prisma.sql`member."id" = any(${selection.ids}::uuid[])`;
  return filterCondition(filterOf(selection), scope);
}
