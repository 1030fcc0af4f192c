import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { JobWork } from "#lib/console/jobs/run-job.ts";
import { inInsurer } from "#lib/insurers/scope.ts";

/** A chain of millions of events. */
const TIMEOUT_SECONDS = 600;

/**
 * 「記録を検証」: recomputes the insurer's chain. Result: `events` in it, and `broken`, the sequence of the first that does
 * not hold, or 0.
 */
export const verifyAudit: JobWork = (run) =>
  inInsurer(
    run.context,
    async (scope) => {
      await run.asClerk(scope);
      const [row] = await scope.tx.$queryRaw<{ events: number; broken: number }[]>`
        select count(*)::int as "events", coalesce(portal_audit_verify(${scope.insurerId}::uuid), 0)::int as "broken"
        from "AuditEvent" where "insurerId" = ${scope.insurerId}::uuid`;
      if (!row) throw new Error("an aggregate always has a row");
      await recordAudit(scope, {
        action: "audit.verify",
        result: row.broken === 0 ? "success" : "failure",
        detail: row,
      });
      await run.conclude(scope, row);
    },
    { timeoutSeconds: TIMEOUT_SECONDS },
  );
