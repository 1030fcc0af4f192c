import { recordAudit } from "#lib/audit/record-audit.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";

/** Who answers, and where: on the way in, or signed in already. */
export type TermsReader = { memberId: string } & ({ attemptId: string } | { sessionId: string });

/**
 * Records who accepted which version, and when (spec §5.6).
 * @param version the one the page showed; "superseded" when a newer one came out meanwhile
 */
export async function recordTermsAcceptance(
  tx: InsurerTransaction,
  context: RequestContext,
  { reader, version, currentVersion }: { reader: TermsReader; version: number; currentVersion: number },
): Promise<Result<undefined, "superseded">> {
  if (version !== currentVersion) return fail("superseded");
  await tx.termsAcceptance.createMany({
    data: [
      {
        insurerId: context.insurer.id,
        memberId: reader.memberId,
        version,
        acceptedAt: context.now,
        attemptId: "attemptId" in reader ? reader.attemptId : null,
      },
    ],
    skipDuplicates: true,
  });
  await recordAudit(tx, context, { action: "login.terms-accept", result: "success", ...reader, detail: { version } });
  return ok();
}

/** 「同意しない」; the caller ends what the member was in. */
export async function recordTermsRefusal(
  tx: InsurerTransaction,
  context: RequestContext,
  reader: TermsReader,
): Promise<void> {
  await recordAudit(tx, context, { action: "login.terms-refuse", result: "refused", ...reader });
}
