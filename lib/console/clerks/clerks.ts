import "server-only";
import type { AuditAction } from "#lib/audit/audit-action.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Clerk, Prisma } from "#lib/db/generated/client.ts";
import type { ClerkRole } from "#lib/db/generated/enums.ts";
import { endFor } from "#lib/endings/end-for.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { INVITATION_DAYS } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";
import { inConsole } from "../access/in-console.ts";

export type ClerkLine = {
  id: string;
  name: string;
  email: string;
  role: ClerkRole;
  state: ClerkState;
  lastLoginAt: Date | null;
};

/** 招待中 until the first login; the link of the mail is good for some days. */
export type ClerkState = "invited" | "expired" | "active" | "stopped";

function stateOf({ state, lastLoginAt, invitedAt }: Clerk, now: Date): ClerkState {
  if (state !== "active") return "stopped";
  if (lastLoginAt) return "active";
  return invitedAt && now < addSeconds(invitedAt, INVITATION_DAYS * DAY_SECONDS) ? "invited" : "expired";
}

/** 「担当者」: everybody who works for this insurer, those who left last. */
export const listClerks: ClerkVerb<void, ClerkLine[]> = {
  needs: "manager",
  run: async ({ tx, insurerId, now }) => {
    const rows = await tx.clerk.findMany({ where: { insurerId }, orderBy: [{ state: "asc" }, { createdAt: "asc" }] });
    return rows.map((row) => {
      const { id, name, email, role, lastLoginAt } = row;
      return { id, name, email, role, state: stateOf(row, now), lastLoginAt };
    });
  },
};

export type ClerkChangeFailure = "unknown" | "yourself" | "last-manager";
export type ClerkChange = Result<{ name: string }, ClerkChangeFailure>;

/**
 * Judges an act on a colleague, behind the rows of all managers: of two who stop each other at once, one does.
 * @param keepsManager whether the clerk may stay 管理
 */
async function judge(scope: ClerkScope, clerkId: string, keepsManager: boolean): Promise<ClerkChange> {
  const { tx, insurerId, clerk } = scope;
  const managers = await tx.$queryRaw<{ id: string }[]>`
    select "id" from "Clerk" where "insurerId" = ${insurerId}::uuid and "role" = 'manager' and "state" = 'active'
    order by "id" for update`;
  if (clerkId === clerk.id) return fail("yourself");
  const named = isUuid(clerkId) ? await tx.clerk.findUnique({ where: scope.key(clerkId) }) : null;
  if (!named) return fail("unknown");
  const isLast = managers.length === 1 && managers[0]?.id === clerkId;
  return isLast && !keepsManager ? fail("last-manager") : ok({ name: named.name });
}

/** One act of 管理 on a colleague, and its audit event. */
async function change(
  scope: ClerkScope,
  clerkId: string,
  { data, action, keepsManager }: { data: Prisma.ClerkUpdateInput; action: AuditAction; keepsManager: boolean },
): Promise<ClerkChange> {
  const judged = await judge(scope, clerkId, keepsManager);
  if (!judged.ok) return judged;
  await scope.tx.clerk.update({ where: scope.key(clerkId), data });
  const role = typeof data.role === "string" ? data.role : null;
  await recordAudit(scope, { action, result: "success", detail: { clerkId, role } });
  return judged;
}

/** 「役割を変更」: nobody changes their own, and one 管理 stays. */
export const changeRole: ClerkVerb<{ clerkId: string; role: ClerkRole }, ClerkChange> = {
  needs: "manager",
  run: (scope, { clerkId, role }) =>
    change(scope, clerkId, { data: { role }, action: "clerk.role", keepsManager: role === "manager" }),
};

/** 「利用を停止」 of a clerk: out at the next request, because the login reads the state each time. */
export const stopClerk: ClerkVerb<string, ClerkChange> = {
  needs: "manager",
  run: (scope, clerkId) =>
    change(scope, clerkId, { data: { state: "disabled" }, action: "clerk.stop", keepsManager: false }),
};

/**
 * Ends what a stopped clerk has open, once that has committed: the state alone keeps them out, and what they had
 * does not wake up when they are let in again.
 */
export function endClerkLogins(context: RequestContext, clerkId: string): Promise<unknown> {
  return inConsole(context, (scope) => endFor(scope, "member-disabled", { memberIds: [clerkId] }));
}

/** 「利用を再開」 of a clerk. */
export const resumeClerk: ClerkVerb<string, ClerkChange> = {
  needs: "manager",
  run: (scope, clerkId) =>
    change(scope, clerkId, { data: { state: "active" }, action: "clerk.resume", keepsManager: true }),
};

/** 「招待を送り直す」; the mail follows by `sendInvitation`, once this has committed. */
export const inviteAgain: ClerkVerb<string, ClerkChange> = {
  needs: "manager",
  run: (scope, clerkId) =>
    change(scope, clerkId, { data: { invitedAt: scope.now }, action: "clerk.invite", keepsManager: true }),
};
