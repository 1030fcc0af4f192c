import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { consentGivenAt } from "./consent.ts";
import { type DocumentLine, listDocuments } from "./member-documents.ts";

/** What 「資格確認書の電子交付」 shows a member. */
export type DeliveryState = {
  /** The insurer gives this member a 資格確認書. */
  isEntitled: boolean;
  consentedAt: Date | null;
  /** One is to come. */
  isWaiting: boolean;
  documents: DocumentLine[];
};

export async function readDeliveryState(scope: Scope, memberId: string): Promise<DeliveryState> {
  const { tx, insurerId } = scope;
  const where = { insurerId_memberId: { insurerId, memberId } };
  const eligibility = await tx.eligibility.findUnique({ where, select: { delivery: true } });
  const isEntitled = eligibility?.delivery === "certificate";
  const consentedAt = await consentGivenAt(scope, memberId);
  const documents = await listDocuments(scope, memberId);
  const hasOne = documents.some(({ state }) => state === "in-force");
  return { isEntitled, consentedAt, isWaiting: isEntitled && consentedAt !== null && !hasOne, documents };
}
