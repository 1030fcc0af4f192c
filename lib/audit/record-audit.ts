import "server-only";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import type { AuditAction } from "./audit-action.ts";

export type AuditEntry = {
  action: AuditAction;
  result: "success" | "failure" | "refused";
  memberId?: string;
  attemptId?: string;
  sessionId?: string;
  /** Outcomes and ids only: never a secret, code, token, password or e-mail address. */
  detail?: Record<string, string | number | boolean | null>;
};

/** recordAudit as a part of a statement (lib/db/together.ts). */
export function auditing(scope: Scope, entry: AuditEntry): Prisma.Sql {
  const whoever = entry.memberId ? `member:${entry.memberId}` : "anonymous";
  const actor = scope.actor === "browser" ? whoever : scope.actor;
  return Prisma.sql`
    insert into "AuditEvent" ("insurerId", "at", "actor", "memberId", "attemptId", "sessionId",
                              "action", "result", "detail", "ipAddress", "userAgent")
    values (${scope.insurerId}::uuid, ${scope.now}, ${actor}, ${entry.memberId ?? null}::uuid,
            ${entry.attemptId ?? null}::uuid, ${entry.sessionId ?? null}::uuid,
            ${entry.action}, ${entry.result}, ${JSON.stringify(entry.detail ?? {})}::jsonb,
            ${scope.ipAddress}, ${scope.userAgent})`;
}

/**
 * Appends one event to the insurer's hash chain, in the caller's transaction. It locks the chain's head until the
 * commit: no slow work, such as a password hash, may follow (spec §11, ASVS 16.3.1).
 */
export async function recordAudit(scope: Scope, entry: AuditEntry): Promise<void> {
  await scope.tx.$executeRaw(auditing(scope, entry));
}
