import "server-only";
import { randomUUIDv7 } from "node:crypto";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { holdName } from "#lib/db/hold-name.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { queueMail } from "#lib/mail/queue-mail.ts";
import { columnOfDate, dayInJapan } from "#lib/typed-text/calendar-date.ts";
import { hashCheckCode, newCheckCode, sealCheckCode } from "./check-code.ts";
import { hasConsented } from "./consent.ts";
import {
  contentOf,
  type DocumentContent,
  type DocumentRefusal,
  documentContentSchema,
  isSameContent,
} from "./document-content.ts";
import { CARD_COLUMNS, type EligibilityCard, isEligibleOn } from "./read-cards.ts";
import { currentSeal } from "./seal.ts";

/** How many members of a selection got one, have the same already, get paper, or cannot have one, and why. */
export type IssueCounts = Record<"issued" | "unchanged" | "paper" | "notDue" | DocumentRefusal | "expired", number>;

export const noCounts = (): IssueCounts => ({
  ...{ issued: 0, unchanged: 0, paper: 0, notDue: 0 },
  ...{ incomplete: 0, characters: 0, expired: 0 },
});

type Candidate = EligibilityCard & { isConsenting: boolean; email: string | null; present: unknown };

/** Of these members, who has 資格 and is to have a 資格確認書, with what they have. */
async function candidates({ tx, insurerId, now }: Scope, memberIds: readonly string[]): Promise<Candidate[]> {
  return tx.$queryRaw<Candidate[]>`
    select ${CARD_COLUMNS}, ${hasConsented} as "isConsenting",
      case when m."emailConfirmedAt" is not null then m."email" end as "email", present."content" as "present"
    from "Member" m
    join "Eligibility" e on e."insurerId" = m."insurerId" and e."memberId" = m."id" and e."delivery" = 'certificate'
    left join "EligibilityDocument" present on present."insurerId" = m."insurerId" and present."memberId" = m."id"
      and present."endedAt" is null
    where m."insurerId" = ${insurerId}::uuid and m."id" = any(${[...memberIds]}::uuid[]) and ${isEligibleOn(now)}
    order by m."symbol", m."number", m."branch"`;
}

type Judged =
  | { outcome: Exclude<keyof IssueCounts, "issued" | "notDue"> }
  | { outcome: "issued"; content: DocumentContent };

function judge({ insurer, now }: Scope, { isConsenting, email: _, present, ...card }: Candidate): Judged {
  if (!isConsenting) return { outcome: "paper" };
  const content = contentOf(card, insurer);
  if (!content.ok) return { outcome: content.code };
  if (content.value.validUntil < dayInJapan(now)) return { outcome: "expired" };
  const before = documentContentSchema.safeParse(present);
  const isSame = before.success && isSameContent(before.data, content.value);
  return isSame ? { outcome: "unchanged" } : { outcome: "issued", content: content.value };
}

type Numbered = { memberId: string; number: number; content: DocumentContent; sealHash: string | null };

/** Ends the member's document that is in force, and issues the new one. */
async function issue(scope: Scope, { memberId, number, content, sealHash }: Numbered): Promise<void> {
  const { tx, insurerId, now } = scope;
  const id = randomUUIDv7();
  const code = newCheckCode();
  const sealed = { codeHash: hashCheckCode(code), codeEncrypted: sealCheckCode(code, { insurerId, id }) };
  const present = { insurerId, memberId, endedAt: null };
  const { count } = await tx.eligibilityDocument.updateMany({
    where: present,
    data: { endedAt: now, end: "replaced" },
  });
  const validUntil = columnOfDate(content.validUntil);
  await tx.eligibilityDocument.create({
    data: { insurerId, id, memberId, number, content, validUntil, issuedAt: now, sealHash, ...sealed },
  });
  const detail = { document: number, replaced: count > 0 };
  await recordAudit(scope, { action: "document.issue", result: "success", memberId, detail });
}

/**
 * Delivers 資格確認書 to these members, in the caller's transaction: to whoever agrees to it and has none that says the
 * same. So a job that was interrupted is begun again with the same members. Each gets a mail that says nothing of them.
 */
export async function issueDocuments(scope: Scope, memberIds: readonly string[]): Promise<IssueCounts> {
  const { tx, insurerId, insurer } = scope;
  // Two at once would give the same numbers.
  await holdName(tx, `documents:${insurerId}`);
  const found = await candidates(scope, memberIds);
  const sealHash = (await currentSeal(scope))?.hash ?? null;
  const { _max: last } = await tx.eligibilityDocument.aggregate({ where: { insurerId }, _max: { number: true } });
  const counts = { ...noCounts(), notDue: memberIds.length - found.length };
  for (const candidate of found) {
    const judged = judge(scope, candidate);
    counts[judged.outcome] += 1;
    if (judged.outcome !== "issued") continue;
    const { memberId, email } = candidate;
    const number = (last.number ?? 0) + counts.issued;
    await issue(scope, { memberId, number, content: judged.content, sealHash });
    const link = `${insurerOrigin(insurer)}/eligibility`;
    if (email) await queueMail(scope, { kind: "document-arrived", to: email, memberId, link });
  }
  return counts;
}
