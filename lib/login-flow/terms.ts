import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";

/** Who answers: in a login, or in a session. */
export type TermsReader = { memberId: string } & ({ attemptId: string } | { sessionId: string });

/** Records an acceptance (spec §5.6). @param version as shown; "superseded" if a newer one was published meanwhile */
export async function recordTermsAcceptance(
  scope: Scope,
  { reader, version, currentVersion }: { reader: TermsReader; version: number; currentVersion: number },
): Promise<Result<undefined, "superseded">> {
  if (version !== currentVersion) return fail("superseded");
  await scope.tx.termsAcceptance.createMany({
    data: [
      {
        insurerId: scope.insurerId,
        memberId: reader.memberId,
        version,
        acceptedAt: scope.now,
        attemptId: "attemptId" in reader ? reader.attemptId : null,
      },
    ],
    skipDuplicates: true,
  });
  await recordAudit(scope, { action: "login.terms-accept", result: "success", ...reader, detail: { version } });
  return ok();
}

/** 「同意しない」; the caller ends the attempt or session. */
export async function recordTermsRefusal(scope: Scope, reader: TermsReader): Promise<void> {
  await recordAudit(scope, { action: "login.terms-refuse", result: "refused", ...reader });
}
