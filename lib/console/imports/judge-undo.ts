import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { IMPORT_UNDO_DAYS } from "#lib/kernel/limits.ts";
import type { StoredImport } from "./import-row.ts";

export type UndoRefusal = "not-last" | "too-late" | "logged-in" | "changed-since";

/** Why an import cannot be undone; null when it can. */
export async function judgeUndo({ tx, insurerId, now }: Scope, done: StoredImport): Promise<UndoRefusal | null> {
  if (done.state !== "done" || !done.finishedAt) return "not-last";
  const later = await tx.memberImport.count({
    where: { insurerId, state: "done", finishedAt: { gt: done.finishedAt } },
  });
  if (later > 0) return "not-last";
  if (done.finishedAt < addSeconds(now, -IMPORT_UNDO_DAYS * DAY_SECONDS)) return "too-late";
  const [since] = await tx.$queryRaw<{ loggedIn: boolean; changed: boolean }[]>`
    select
      coalesce(bool_or(m."lastLoginAt" > ${done.finishedAt} or exists (select from "LoginAttempt" attempt
        where attempt."insurerId" = m."insurerId" and attempt."memberId" = m."id"
          and attempt."createdAt" > ${done.finishedAt})), false) as "loggedIn",
      coalesce(bool_or(m."updatedAt" > ${done.finishedAt}), false) as "changed"
    from "MemberImportChange" c
    join "Member" m on m."insurerId" = c."insurerId" and m."id" = c."memberId"
    where c."insurerId" = ${insurerId}::uuid and c."importId" = ${done.id}::uuid`;
  if (since?.loggedIn) return "logged-in";
  return since?.changed ? "changed-since" : null;
}
