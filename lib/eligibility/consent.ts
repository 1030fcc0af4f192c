import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { holdMember } from "#lib/members/hold-member.ts";
import { noteDone } from "#lib/sessions/done.ts";

/** Of the text in lib/messages (`eligibility.consent`): who has agreed to an older one is asked again. */
export const CONSENT_VERSION = 1;

/** Member m agrees to the electronic delivery, as its text is now. */
export const hasConsented = Prisma.sql`exists (select from "DeliveryConsent" c where c."insurerId" = m."insurerId"
  and c."memberId" = m."id" and c."withdrawnAt" is null and c."version" = ${CONSENT_VERSION}::int)`;

/** When the member agreed; null for one who has not, has withdrawn it, or agreed to an older text. */
export async function consentGivenAt({ tx, insurerId }: Scope, memberId: string): Promise<Date | null> {
  const where = { insurerId, memberId, withdrawnAt: null, version: CONSENT_VERSION };
  return (await tx.deliveryConsent.findFirst({ where, select: { givenAt: true } }))?.givenAt ?? null;
}

/** Whose decision it is, and the session that is told that it is done. */
type Asking = { memberId: string; sessionId: string };

/**
 * 「同意する」; a second press changes nothing.
 * @param version of the text that was shown @returns "text-changed" where that is not the text any more
 */
export async function giveConsent(
  scope: Scope,
  { memberId, sessionId, version }: Asking & { version: number },
): Promise<Result<undefined, "text-changed">> {
  const { tx, insurerId, now } = scope;
  if (version !== CONSENT_VERSION) return fail("text-changed");
  await holdMember(scope, memberId);
  if (await consentGivenAt(scope, memberId)) return ok();
  const where = { insurerId, memberId, withdrawnAt: null };
  await tx.deliveryConsent.updateMany({ where, data: { withdrawnAt: now } });
  await tx.deliveryConsent.create({ data: { insurerId, memberId, version, givenAt: now } });
  await recordAudit(scope, { action: "delivery.consent", result: "success", memberId, detail: { version } });
  await noteDone(scope, sessionId, { code: "delivery-agreed" });
  return ok();
}

/** 「電子交付をやめる」: what was delivered stays; from now on the member is on the insurer's list for paper. */
export async function withdrawConsent(
  scope: Scope,
  { memberId, sessionId }: Asking,
): Promise<Result<undefined, never>> {
  const { tx, insurerId, now } = scope;
  await holdMember(scope, memberId);
  const where = { insurerId, memberId, withdrawnAt: null };
  const { count } = await tx.deliveryConsent.updateMany({ where, data: { withdrawnAt: now } });
  if (count === 0) return ok();
  await recordAudit(scope, { action: "delivery.withdraw", result: "success", memberId });
  await noteDone(scope, sessionId, { code: "delivery-stopped" });
  return ok();
}
