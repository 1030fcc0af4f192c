import "server-only";
import type { ImportCounts } from "#lib/members/import/import-rows.ts";
import type { RowKind } from "./row-kinds.ts";

/** How many rows of each kind the screen shows: 復帰 apart from 変更, 喪失 with those who are not in the file. */
export function kindCounts(counts: ImportCounts): Record<RowKind, number> {
  const { created, updated, restored, disabled, absent, unchanged, bad } = counts;
  return { created, updated: updated - restored, restored, disabled: disabled + absent, unchanged, bad };
}
