import "server-only";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { hashCheckCode, readCheckCode } from "./check-code.ts";
import { contentOf, documentContentSchema, isSameContent } from "./document-content.ts";
import { type DocumentState, documentState } from "./member-documents.ts";
import { CARD_COLUMNS, type EligibilityCard, isEligibleOn } from "./read-cards.ts";

/** `lost`: its member has no 資格 any more; `unknown`: there is no such document of this insurer. */
export type DocumentVerdict = DocumentState | "lost" | "unknown";

/** What the QR code of a document leads to. */
export const verifyUrl = (insurer: Insurer, code: string): string => `${insurerOrigin(insurer)}/verify?code=${code}`;

/**
 * Whether the document with this check code is genuine and in force at this moment, and nothing of whose it is. One whose
 * member's data have changed is `replaced` from that moment on, before the new one is delivered.
 */
export async function verifyDocument(scope: Scope, typed: string): Promise<DocumentVerdict> {
  const { tx, insurerId, insurer, now } = scope;
  const code = readCheckCode(typed);
  if (!code || !insurer.policy.eligibility.isOn) return "unknown";
  const where = { insurerId_codeHash: { insurerId, codeHash: hashCheckCode(code) } };
  const row = await tx.eligibilityDocument.findUnique({ where });
  if (!row) return "unknown";
  const state = documentState(row, now);
  if (state !== "in-force") return state;
  const [card] = await tx.$queryRaw<EligibilityCard[]>`
    select ${CARD_COLUMNS} from "Member" m
    join "Eligibility" e on e."insurerId" = m."insurerId" and e."memberId" = m."id"
    where m."insurerId" = ${insurerId}::uuid and m."id" = ${row.memberId}::uuid and ${isEligibleOn(now)}`;
  if (!card) return "lost";
  const present = contentOf(card, insurer);
  const isSame = present.ok && isSameContent(present.value, documentContentSchema.parse(row.content));
  return isSame && card.delivery === "certificate" ? "in-force" : "replaced";
}
