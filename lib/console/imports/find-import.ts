import "server-only";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import type { ClerkScope } from "../access/clerk-verb.ts";
import { type StoredImport, toImport } from "./import-row.ts";

/** An import of this insurer; null for any other id. `hold` locks the row: every change does. */
export async function findImport(
  { tx, insurerId, key }: Pick<ClerkScope, "tx" | "insurerId" | "key">,
  id: string,
  { hold = false }: { hold?: boolean } = {},
): Promise<StoredImport | null> {
  if (!isUuid(id)) return null;
  if (hold) {
    await tx.$queryRaw`
      select 1 from "MemberImport" where "insurerId" = ${insurerId}::uuid and "id" = ${id}::uuid for update`;
  }
  const row = await tx.memberImport.findUnique({ where: key(id) });
  return row && toImport(row);
}
