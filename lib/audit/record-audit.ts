import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import type { AuditAction } from "./audit-action.ts";

export type AuditEntry = {
  action: AuditAction;
  result: "success" | "failure" | "refused";
  memberId?: string;
  attemptId?: string;
  sessionId?: string;
  /** Who acts; the member where not given. */
  actor?: "operator" | "system" | "anonymous";
  /** Outcomes and ids only: never a secret, code, token, password or address. */
  detail?: Record<string, string | number | boolean | null>;
};

/**
 * Appends one event to the insurer's hash chain, in the caller's transaction.
 * From here to the commit it holds the chain's head: nothing slow may follow, like
 * a password's hash (spec §11, ASVS 16.3.1).
 */
export async function recordAudit(tx: InsurerTransaction, context: RequestContext, entry: AuditEntry): Promise<void> {
  const actor = entry.actor ?? (entry.memberId ? `member:${entry.memberId}` : "anonymous");
  await tx.$executeRaw`
    insert into "AuditEvent" ("insurerId", "at", "actor", "memberId", "attemptId", "sessionId",
                              "action", "result", "detail", "ipAddress", "userAgent")
    values (${context.insurer.id}::uuid, ${context.now}, ${actor}, ${entry.memberId ?? null}::uuid,
            ${entry.attemptId ?? null}::uuid, ${entry.sessionId ?? null}::uuid,
            ${entry.action}, ${entry.result}, ${JSON.stringify(entry.detail ?? {})}::jsonb,
            ${context.ipAddress}, ${context.userAgent})`;
}
