import "server-only";
import type { AuditAction } from "#lib/audit/audit-action.ts";
import { type AuditEntry, recordAudit } from "#lib/audit/record-audit.ts";
import { fail, type Read, type Refused, type Result } from "#lib/kernel/result.ts";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";
import { moved, put, without } from "./ordered.ts";

/** A part of the policy that is a list, and how its entries are read, told apart and audited. */
type OrderedList<Item, Typed, Problem extends string, Taken extends string> = Pick<
  ClerkVerb<unknown, unknown>,
  "needs"
> & {
  /** How many entries there may be. */
  max: number;
  read: (typed: Typed) => Read<Item, Problem>;
  /** No two entries have the same name. */
  nameOf: (item: Item) => string;
  taken: Taken;
  actions: Record<"save" | "move" | "delete", AuditAction>;
  detailOf: (item: Item) => AuditEntry["detail"];
  present: (scope: ClerkScope) => Promise<Item[]>;
  /** As changeContent. */
  change: <Code extends string>(
    scope: ClerkScope,
    seen: string,
    change: (all: Item[]) => Result<Item[], Code>,
  ) => Promise<Result<undefined, Code | "changed-meanwhile">>;
};

/** One entry of the list in the state that the clerk has seen. */
type Named = { place: number; seen: string };
type Miss = "unknown" | "changed-meanwhile";

function saveVerb<Item, Typed, Problem extends string, Taken extends string>(
  list: OrderedList<Item, Typed, Problem, Taken>,
): ClerkVerb<
  { named: string | null; seen: string; typed: Typed },
  Result<undefined, Taken | Miss | "too-many"> | Refused<Problem>
> {
  const judged = (
    all: readonly Item[],
    named: string | null,
    item: Item,
  ): Result<Item[], Taken | Miss | "too-many"> => {
    const place = named === null ? null : all.findIndex((each) => list.nameOf(each) === named);
    const isTaken = all.some((other, at) => at !== place && list.nameOf(other) === list.nameOf(item));
    if (isTaken) return fail(list.taken);
    return place === null && all.length >= list.max ? fail("too-many") : put(all, place, item);
  };
  return {
    needs: list.needs,
    run: async (scope, { named, seen, typed }) => {
      const item = list.read(typed);
      if (!item.ok) return item;
      const saved = await list.change(scope, seen, (all) => judged(all, named, item.value));
      const event = { action: list.actions.save, result: "success", detail: list.detailOf(item.value) } as const;
      if (saved.ok) await recordAudit(scope, event);
      return saved;
    },
  };
}

function actVerb<Item, Input extends Named>(
  list: OrderedList<Item, never, string, string>,
  act: "move" | "delete",
  change: (all: Item[], input: Input) => Result<Item[], "unknown">,
): ClerkVerb<Input, Result<undefined, Miss>> {
  return {
    needs: list.needs,
    run: async (scope, input) => {
      const named = (await list.present(scope))[input.place];
      const changed = await list.change(scope, input.seen, (all) => change(all, input));
      if (!changed.ok) return changed;
      if (named === undefined) return fail("unknown");
      await recordAudit(scope, { action: list.actions[act], result: "success", detail: list.detailOf(named) });
      return changed;
    },
  };
}

/**
 * 「保存」 of the entry that had this name when it was opened, wherever it stands now (null of a new one, which stands last);
 * 「上へ」 (-1) and 「下へ」 (1), 「削除」 by place.
 */
export function orderedVerbs<Item, Typed, Problem extends string, Taken extends string>(
  list: OrderedList<Item, Typed, Problem, Taken>,
) {
  return {
    save: saveVerb(list),
    move: actVerb<Item, Named & { by: -1 | 1 }>(list, "move", (all, { place, by }) => moved(all, place, by)),
    remove: actVerb<Item, Named>(list, "delete", (all, { place }) => without(all, place)),
  };
}
