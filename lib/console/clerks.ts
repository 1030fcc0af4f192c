import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { ClerkRole } from "#lib/db/generated/enums.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import type { ClerkScope, ClerkVerb } from "./clerk-verb.ts";

export type ClerkLine = {
  id: string;
  name: string;
  email: string;
  role: ClerkRole;
  isActive: boolean;
  lastLoginAt: Date | null;
};

/** 「担当者」: everybody who works for this insurer, those who left last. */
export const listClerks: ClerkVerb<void, ClerkLine[]> = {
  needs: "manager",
  run: async ({ tx, insurerId }) => {
    const rows = await tx.clerk.findMany({ where: { insurerId }, orderBy: [{ state: "asc" }, { createdAt: "asc" }] });
    return rows.map(({ id, name, email, role, state, lastLoginAt }) => {
      return { id, name, email, role, isActive: state === "active", lastLoginAt };
    });
  },
};

export type ClerkChangeFailure = "unknown" | "yourself" | "last-manager";

/**
 * Holds every manager, so that two who stop each other at once cannot both succeed.
 * @returns why the change may not be, or null
 */
async function refusal(scope: ClerkScope, clerkId: string, keepsManager: boolean): Promise<ClerkChangeFailure | null> {
  const { tx, insurerId, clerk } = scope;
  const managers = await tx.$queryRaw<{ id: string }[]>`
    select "id" from "Clerk" where "insurerId" = ${insurerId}::uuid and "role" = 'manager' and "state" = 'active'
    order by "id" for update`;
  if (clerkId === clerk.id) return "yourself";
  if ((await tx.clerk.count({ where: { insurerId, id: clerkId } })) === 0) return "unknown";
  const isLast = managers.length === 1 && managers[0]?.id === clerkId;
  return isLast && !keepsManager ? "last-manager" : null;
}

/** 「役割を変更」: nobody changes their own, and one 管理 stays. */
export const changeRole: ClerkVerb<{ clerkId: string; role: ClerkRole }, Result<undefined, ClerkChangeFailure>> = {
  needs: "manager",
  run: async (scope, { clerkId, role }) => {
    const refused = await refusal(scope, clerkId, role === "manager");
    if (refused) return fail(refused);
    await scope.tx.clerk.update({ where: scope.key(clerkId), data: { role } });
    await recordAudit(scope, { action: "clerk.role", result: "success", detail: { clerkId, role } });
    return ok();
  },
};

/** 「利用を停止」 of a clerk: out at the next request, because the login reads the state each time. */
export const stopClerk: ClerkVerb<string, Result<undefined, ClerkChangeFailure>> = {
  needs: "manager",
  run: async (scope, clerkId) => {
    const refused = await refusal(scope, clerkId, false);
    if (refused) return fail(refused);
    await scope.tx.clerk.update({ where: scope.key(clerkId), data: { state: "disabled" } });
    await recordAudit(scope, { action: "clerk.stop", result: "success", detail: { clerkId } });
    return ok();
  },
};

/** 「利用を再開」 of a clerk. */
export const resumeClerk: ClerkVerb<string, Result<undefined, ClerkChangeFailure>> = {
  needs: "manager",
  run: async (scope, clerkId) => {
    const refused = await refusal(scope, clerkId, true);
    if (refused) return fail(refused);
    await scope.tx.clerk.update({ where: scope.key(clerkId), data: { state: "active" } });
    await recordAudit(scope, { action: "clerk.resume", result: "success", detail: { clerkId } });
    return ok();
  },
};
