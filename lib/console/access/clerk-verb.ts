import "server-only";
import { prisma } from "#lib/db/client.ts";
import type { ClerkRole } from "#lib/db/generated/enums.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { fail, type Result } from "#lib/kernel/result.ts";

/** 閲覧, 担当, 管理: each may do what those before it may. */
export const CLERK_ROLES = ["viewer", "officer", "manager"] as const satisfies readonly ClerkRole[];

/** Somebody who works for one insurer, signed in to its console. */
export type Clerk = { id: string; insurerId: string; name: string; email: string; role: ClerkRole };

/** What a clerk's verb works in: the insurer's transaction, and who acts in it. */
export type ClerkScope = Scope & { clerk: Clerk };

/** One thing a clerk can do or see, and the least role that may. */
export type ClerkVerb<Input, Value> = {
  readonly needs: ClerkRole;
  readonly run: (scope: ClerkScope, input: Input) => Promise<Value>;
};

export function mayAct(role: ClerkRole, needs: ClerkRole): boolean {
  return CLERK_ROLES.indexOf(role) >= CLERK_ROLES.indexOf(needs);
}

/** The clerk whose account this is; null for one who works here no more. */
export async function findClerk(id: string): Promise<Clerk | null> {
  const [row] = await prisma().$queryRaw<{ found: Clerk | null }[]>`select portal_clerk(${id}::uuid) as found`;
  return row?.found ?? null;
}

/**
 * Locks a clerk's row until the transaction ends.
 * @returns null for a role that is too low, or who works here no more: nobody does at an insurer that is disabled
 */
export async function holdClerk(scope: Scope, clerkId: string, needs: ClerkRole): Promise<Clerk | null> {
  const [clerk] = await scope.tx.$queryRaw<Clerk[]>`
    select "id", "insurerId", "name", "email", "role" from "Clerk"
    where "insurerId" = ${scope.insurerId}::uuid and "id" = ${clerkId}::uuid and "state" = 'active'
      and not exists (select from "Insurer" where "id" = ${scope.insurerId}::uuid and "disabledAt" is not null)
    for share`;
  return clerk && mayAct(clerk.role, needs) ? clerk : null;
}

/**
 * Runs a clerk's verb in one transaction of their insurer. Role and state are read
 * in it, behind the clerk's row lock: whoever is demoted or removed at this moment
 * waits, or has won (spec §10). Mails go out in the member's language, never in that of the clerk's browser.
 * @returns "forbidden" for a role that is too low, or a clerk who works here no more
 */
export function runAsClerk<Input, Value>(
  context: RequestContext,
  clerkId: string,
  verb: ClerkVerb<Input, Value>,
  input: Input,
): Promise<{ ok: true; value: Value } | { ok: false; code: "forbidden" }> {
  const asClerk = { ...context, actor: `clerk:${clerkId}`, language: "ja" } as const;
  return inInsurer<Result<Value, "forbidden">>(asClerk, async (scope) => {
    const clerk = await holdClerk(scope, clerkId, verb.needs);
    return clerk ? { ok: true, value: await verb.run({ ...scope, clerk }, input) } : fail("forbidden");
  });
}
