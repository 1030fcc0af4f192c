import "server-only";
import type { ClerkVerb } from "../access/clerk-verb.ts";

/** So many are offered to choose from. */
const OFFERED_IMPORTS = 20;

export type KeptImport = { id: string; fileName: string; createdAt: Date };

/** The imports of which it is kept whom they have made or changed (prune-imports.ts), the newest first. */
export const listKeptImports: ClerkVerb<void, KeptImport[]> = {
  needs: "viewer",
  run: ({ tx, insurerId }) => tx.$queryRaw<KeptImport[]>`
    select import."id", import."fileName", import."createdAt" from "MemberImport" import
    where import."insurerId" = ${insurerId}::uuid and import."state" = 'done'
      and exists (select from "MemberImportChange" change
        where change."insurerId" = import."insurerId" and change."importId" = import."id")
    order by import."createdAt" desc limit ${OFFERED_IMPORTS}::int`,
};
