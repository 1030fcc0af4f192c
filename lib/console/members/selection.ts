import "server-only";
import { z } from "zod";
import { Prisma } from "#lib/db/generated/client.ts";
import { groupCondition, MEMBER_GROUPS, searchCondition } from "./member-conditions.ts";
import { readSearch } from "./read-search.ts";

/** The ticked lines, or everybody whom the list's conditions mean: those are carried, not their ids. */
export const selectionSchema = z.union([
  z.object({ ids: z.array(z.uuid()).min(1).max(100) }),
  z.object({ typed: z.string().max(254), group: z.enum(MEMBER_GROUPS) }),
]);
export type Selection = z.output<typeof selectionSchema>;

/** SQL of `"Member" member`: who is selected now. */
export function selectionCondition(selection: Selection, scope: { insurerId: string; now: Date }): Prisma.Sql {
  if ("ids" in selection) return Prisma.sql`member."id" = any(${selection.ids}::uuid[])`;
  const { typed, group } = selection;
  return Prisma.sql`(${searchCondition(readSearch(typed))} and ${groupCondition(group, scope)})`;
}
