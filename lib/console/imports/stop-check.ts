import "server-only";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import type { ClerkVerb } from "../access/clerk-verb.ts";

/**
 * Ends the check of a file that is to be read otherwise, or not at all. The check notices within seconds and gives the
 * import's row back, so that this is a transaction of its own, before the one that changes the import.
 */
export const stopCheck: ClerkVerb<string, void> = {
  needs: "officer",
  run: async ({ tx, insurerId, now }, importId) => {
    if (!isUuid(importId)) return;
    await tx.clerkJob.updateMany({
      where: { insurerId, subjectId: importId, kind: "members-import-check", state: { in: ["waiting", "running"] } },
      data: { state: "cancelled", finishedAt: now },
    });
  },
};
