import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import type { Eligibility } from "#lib/members/import/eligibility-cells.ts";
import type { Person } from "#lib/members/person.ts";
import { type CalendarDate, dayInJapan } from "#lib/typed-text/calendar-date.ts";

/** One person's eligibility, as it is shown and printed. */
export type EligibilityCard = Omit<Person, "id"> &
  Eligibility & {
    memberId: string;
    birthDate: CalendarDate;
    qualifiedOn: CalendarDate | null;
    /** The 被保険者 of a family member; null for a 被保険者, or where the insurer has no such row. */
    holderName: string | null;
  };

/** The columns of a card, of a Member m and its Eligibility e. */
export const CARD_COLUMNS = Prisma.sql`
  m."id" as "memberId", m."symbol", m."number", m."branch", m."kind"::text as "kind", m."kana", m."name",
  m."birthDate"::text as "birthDate", m."qualifiedOn"::text as "qualifiedOn", e."insurerNumber",
  e."validUntil"::text as "validUntil", e."copay", e."limitCategory", e."delivery"::text as "delivery",
  (select coalesce(h."name", h."kana") from "Member" h
    where m."kind" = 'dependent' and h."insurerId" = m."insurerId" and h."symbol" = m."symbol"
      and h."number" = m."number" and h."kind" = 'insured'
    order by h."branch" limit 1) as "holderName"`;

/** Whoever of Member m has lost 資格 has no card, even before the night's job has disabled them. */
export const isEligibleOn = (now: Date) =>
  Prisma.sql`m."state" = 'active' and (m."disqualifiedOn" is null or m."disqualifiedOn" > ${dayInJapan(now)}::date)`;

/** The member's own card first, then those of the family where the insurer shows them to the 被保険者; none where it is off. */
async function readCards({ tx, insurerId, insurer, now }: Scope, memberId: string): Promise<EligibilityCard[]> {
  if (!insurer.policy.eligibility.isOn) return [];
  return tx.$queryRaw<EligibilityCard[]>`
    select ${CARD_COLUMNS}
    from "Member" reader
    join "Member" m on m."insurerId" = reader."insurerId" and (m."id" = reader."id"
      or (${insurer.policy.eligibility.showsFamily} and reader."kind" = 'insured' and m."kind" = 'dependent'
        and m."symbol" = reader."symbol" and m."number" = reader."number"))
    join "Eligibility" e on e."insurerId" = m."insurerId" and e."memberId" = m."id"
    where reader."insurerId" = ${insurerId}::uuid and reader."id" = ${memberId}::uuid and ${isEligibleOn(now)}
    order by m."id" = reader."id" desc, m."branch"`;
}

/** What 「資格情報」 shows a member; that it was shown is audited, and in the member's history. */
export async function openCards(
  scope: Scope,
  { memberId, sessionId }: { memberId: string; sessionId: string },
): Promise<EligibilityCard[]> {
  const cards = await readCards(scope, memberId);
  const detail = { people: cards.length };
  await recordAudit(scope, { action: "eligibility.read", result: "success", memberId, sessionId, detail });
  return cards;
}
