import "server-only";
import { z } from "zod";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { forgetCredentials } from "#lib/operations/reissue-account.ts";
import { inConsole } from "../access/in-console.ts";
import { approvable } from "../approvals/approvable-act.ts";
import { sendInvitation } from "./invite-clerk.ts";

const schema = z.object({ clerkId: z.uuid() });
type ClerkReset = z.output<typeof schema>;

async function findActive({ tx, key }: Scope, clerkId: string) {
  const clerk = await tx.clerk.findUnique({ where: key(clerkId) });
  return clerk?.state === "active" ? clerk : null;
}

/**
 * Lets a clerk who lost passkey or app begin anew: what they log in with is deleted, every session ends, an invitation
 * is mailed. Their account is in the console's schema, so that this is a transaction of its own; a second call does the
 * same again, and only the newest invitation is good.
 */
export async function resetClerk(scope: Scope, clerkId: string): Promise<Result<undefined, "unknown">> {
  if (!(await findActive(scope, clerkId))) return fail("unknown");
  await inConsole(scope, (inTheirs) => forgetCredentials(inTheirs, clerkId));
  await sendInvitation(scope, { clerkId, insurerName: scope.insurer.name });
  await recordAudit(scope, { action: "clerk.reset", result: "success", detail: { clerkId } });
  return ok();
}

/** 「認証を再設定」 of a colleague, by two 管理; where there are not two, by the operator's command. */
export const clerkFactorsAct = approvable<ClerkReset>({
  needs: "manager",
  runsBy: "worker",
  schema,
  targets: ({ clerkId }) => [clerkId],
  concerns: ({ clerkId }) => clerkId,
  look: async (scope, { clerkId }) => {
    const clerk = await findActive(scope, clerkId);
    if (!clerk) return fail("impossible");
    const fingerprint = `${clerk.role} ${clerk.lastLoginAt?.toISOString()}`;
    return ok({ people: 1, who: clerk.name, memberId: null, checked: [], fingerprint });
  },
  carryOut: resetClerk,
});
