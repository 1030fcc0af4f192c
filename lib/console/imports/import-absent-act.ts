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
type ImportAbsent = z.output<typeof schema>;

/** Whether a second clerk has yet to agree: so many members would lose their 資格 by not being in the file. */
export function needsApproval({ counts, approvedAt }: Pick<StoredImport, "counts" | "approvedAt">): boolean {
  return approvedAt === null && (counts?.absent ?? 0) > MAX_ALONE_MEMBERS;
}

async function look(scope: Scope, { importId }: ImportAbsent) {
  // A check that runs holds the row for as long as it takes, and has left this state before: only then is it waited for.
  const present = await findImport(scope, importId);
  const found = present?.state === "checked" ? await findImport(scope, importId, { hold: true }) : null;
  if (found?.state !== "checked" || !needsApproval(found)) return fail("impossible");
  const { fileName, sha256, counts, places } = found;
  const seen = JSON.stringify([sha256, places, counts]);
  return ok({
    people: counts?.absent ?? 0,
    who: fileName,
    memberId: null,
    checked: [],
    fingerprint: createHash("sha256").update(seen).digest("base64url"),
  });
}

/** 「一覧にいない人を資格喪失にする」: once approved, the import can be run as it was checked. */
export const importAbsentAct = approvable<ImportAbsent>({
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
