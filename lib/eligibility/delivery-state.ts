import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { consentGivenAt } from "./consent.ts";
import { type DocumentLine, listDocuments } from "./member-documents.ts";

/** What 「資格確認書の電子交付」 shows a member. */
export type DeliveryState = {
  /** The insurer gives this member a 資格確認書. */
  isEntitled: boolean;
  consentedAt: Date | null;
  documents: DocumentLine[];
};

export async function readDeliveryState(scope: Scope, memberId: string): Promise<DeliveryState> {
  const { tx, insurerId } = scope;
  const where = { insurerId_memberId: { insurerId, memberId } };
  const eligibility = await tx.eligibility.findUnique({ where, select: { delivery: true } });
  return {
    isEntitled: eligibility?.delivery === "certificate",
    consentedAt: await consentGivenAt(scope, memberId),
    documents: await listDocuments(scope, memberId),
  };
}
