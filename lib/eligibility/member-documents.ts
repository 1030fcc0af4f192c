import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { EligibilityDocument } from "#lib/db/generated/client.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { type CalendarDate, dateOfColumn, dayInJapan } from "#lib/typed-text/calendar-date.ts";
import { openCheckCode } from "./check-code.ts";
import { type DocumentContent, documentContentSchema } from "./document-content.ts";
import { isEligibleOn } from "./read-cards.ts";
import { findSeal } from "./seal.ts";

export type DocumentState = "in-force" | "expired" | "replaced" | "revoked";

/** Of the row alone; whether its member still has 資格 is verifyDocument's. */
export function documentState({ end, validUntil }: Pick<EligibilityDocument, "end" | "validUntil">, now: Date) {
  if (end) return end satisfies DocumentState;
  return dateOfColumn(validUntil) < dayInJapan(now) ? "expired" : "in-force";
}

export type DocumentLine = {
  id: string;
  number: number;
  issuedAt: Date;
  validUntil: CalendarDate;
  state: DocumentState;
};

/** A member's documents, the newest first. */
export async function listDocuments({ tx, insurerId, now }: Scope, memberId: string): Promise<DocumentLine[]> {
  const rows = await tx.eligibilityDocument.findMany({ where: { insurerId, memberId }, orderBy: { number: "desc" } });
  return rows.map(({ id, number, issuedAt, validUntil, end }) => ({
    ...{ id, number, issuedAt, validUntil: dateOfColumn(validUntil) },
    state: documentState({ end, validUntil }, now),
  }));
}

/** What is printed. */
export type PrintedDocument = {
  number: number;
  content: DocumentContent;
  issuedAt: Date;
  code: string;
  seal: Uint8Array | null;
};

async function isEligible({ tx, insurerId, now }: Scope, memberId: string): Promise<boolean> {
  const found = await tx.$queryRaw<unknown[]>`
    select 1 from "Member" m
    where m."insurerId" = ${insurerId}::uuid and m."id" = ${memberId}::uuid and ${isEligibleOn(now)}`;
  return found.length > 0;
}

/**
 * Opens a document of this member's for printing: one that is in force, while they have 資格. The first time is kept; each is audited.
 * @returns "unknown" for another member's, and where the insurer has switched it off; "ended" for one that is not in force any more
 */
export async function openDocument(
  scope: Scope,
  { memberId, sessionId, id }: { memberId: string; sessionId: string; id: string },
): Promise<Result<PrintedDocument, "unknown" | "ended">> {
  const { tx, insurerId, now } = scope;
  const row = await tx.eligibilityDocument.findUnique({ where: scope.key(id) });
  if (row?.memberId !== memberId || !scope.insurer.policy.eligibility.isOn) return fail("unknown");
  if (documentState(row, now) !== "in-force" || !(await isEligible(scope, memberId))) return fail("ended");
  // Of two at once, the first.
  await tx.eligibilityDocument.updateMany({ where: { insurerId, id, openedAt: null }, data: { openedAt: now } });
  const { number, issuedAt, sealHash, codeEncrypted } = row;
  const detail = { document: number };
  await recordAudit(scope, { action: "document.open", result: "success", memberId, sessionId, detail });
  return ok({
    ...{ number, issuedAt },
    content: documentContentSchema.parse(row.content),
    code: openCheckCode(codeEncrypted, row),
    seal: sealHash === null ? null : await findSeal(scope, sealHash),
  });
}
