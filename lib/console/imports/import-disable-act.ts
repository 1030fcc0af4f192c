import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Scope } from "#lib/insurers/scope.ts";
import { MAX_ALONE_MEMBERS } from "#lib/kernel/limits.ts";
import { fail, ok } from "#lib/kernel/result.ts";
import { approvable } from "../approvals/approvable-act.ts";
import { findImport } from "./find-import.ts";
import type { StoredImport } from "./import-row.ts";

const schema = z.object({ importId: z.uuid() });
type ImportDisable = z.output<typeof schema>;

/** How many members may no longer log in after it: by their 資格喪失日, or by not being in the file. */
export function disabledBy({ counts }: Pick<StoredImport, "counts">): number {
  return (counts?.absent ?? 0) + (counts?.leavers ?? 0);
}

/** Whether a second clerk has yet to agree to so many. */
export function needsApproval(found: Pick<StoredImport, "counts" | "approvedAt">): boolean {
  return found.approvedAt === null && disabledBy(found) > MAX_ALONE_MEMBERS;
}

async function look(scope: Scope, { importId }: ImportDisable) {
  // A check that runs holds the row for as long as it takes, and has left this state before: only then is it waited for.
  const present = await findImport(scope, importId);
  const found = present?.state === "checked" ? await findImport(scope, importId, { hold: true }) : null;
  if (found?.state !== "checked" || !needsApproval(found)) return fail("impossible");
  const { fileName, sha256, counts, places } = found;
  const href = `/imports/${importId}/preview` as const;
  const seen = JSON.stringify([sha256, places, counts]);
  return ok({
    people: disabledBy(found),
    who: fileName,
    memberId: null,
    href,
    checked: [],
    fingerprint: createHash("sha256").update(seen).digest("base64url"),
  });
}

/** 「取り込みで資格喪失にする」: once approved, the import can be run as it was checked. */
export const importDisableAct = approvable<ImportDisable>({
  needs: "officer",
  runsBy: "approval",
  schema,
  targets: ({ importId }) => [importId],
  look,
  carryOut: async ({ tx, key, now }, importId) => {
    await tx.memberImport.update({ where: key(importId), data: { approvedAt: now }, select: { id: true } });
    return ok(undefined);
  },
});
