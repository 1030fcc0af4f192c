import "server-only";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { NIL_UUID } from "#lib/kernel/is-uuid.ts";
import type { Person } from "#lib/members/person.ts";
import { hasConsented } from "./consent.ts";
import { isEligibleOn } from "./read-cards.ts";

/**
 * What an insurer asks of those who are to have a 資格確認書: who has one, who has not opened it for as long as the policy
 * says, who agreed and waits for one, who gets it on paper, and who of them has withdrawn the consent.
 */
export const DELIVERY_LISTS = ["delivered", "unopened", "waiting", "paper", "withdrawn"] as const;
export type DeliveryList = (typeof DELIVERY_LISTS)[number];

export type DeliveryLine = Pick<Person, "symbol" | "number" | "branch"> & {
  memberId: string;
  name: string;
  /** Of the document in force; null without one. */
  documentNumber: number | null;
  issuedAt: Date | null;
  openedAt: Date | null;
  withdrawnAt: Date | null;
};

const withdrawnAt = Prisma.sql`(select max(w."withdrawnAt") from "DeliveryConsent" w
  where w."insurerId" = m."insurerId" and w."memberId" = m."id")`;

function conditionOf(list: DeliveryList, { now, insurer }: Scope): Prisma.Sql {
  const since = addSeconds(now, -insurer.policy.eligibility.unopenedDays * DAY_SECONDS);
  const conditions: Record<DeliveryList, Prisma.Sql> = {
    delivered: Prisma.sql`d."id" is not null`,
    unopened: Prisma.sql`(d."openedAt" is null and d."issuedAt" <= ${since})`,
    waiting: Prisma.sql`(d."id" is null and ${hasConsented})`,
    paper: Prisma.sql`not ${hasConsented}`,
    withdrawn: Prisma.sql`(not ${hasConsented} and ${withdrawnAt} is not null)`,
  };
  return conditions[list];
}

const people = ({ insurerId, now }: Scope) => Prisma.sql`
  from "Member" m
  join "Eligibility" e on e."insurerId" = m."insurerId" and e."memberId" = m."id" and e."delivery" = 'certificate'
  left join "EligibilityDocument" d on d."insurerId" = m."insurerId" and d."memberId" = m."id" and d."endedAt" is null
  where m."insurerId" = ${insurerId}::uuid and ${isEligibleOn(now)}`;

/** How many each list has, in one statement. */
export async function countDelivery(scope: Scope): Promise<Record<DeliveryList, number>> {
  const counts = DELIVERY_LISTS.map(
    (list) => Prisma.sql`count(*) filter (where ${conditionOf(list, scope)})::int as ${Prisma.raw(`"${list}"`)}`,
  );
  const [row] = await scope.tx.$queryRaw<Record<DeliveryList, number>[]>`
    select ${Prisma.join(counts)} ${people(scope)}`;
  if (!row) throw new Error("an aggregate always has a row");
  return row;
}

/** One list, in the order in which members were registered. @param after the member of the line before */
export async function listDelivery(
  scope: Scope,
  { list, after, limit }: { list: DeliveryList; after: string | null; limit: number },
): Promise<DeliveryLine[]> {
  return scope.tx.$queryRaw<DeliveryLine[]>`
    select m."id" as "memberId", m."symbol", m."number", m."branch", coalesce(m."name", m."kana") as "name",
      d."number" as "documentNumber", d."issuedAt", d."openedAt", ${withdrawnAt} as "withdrawnAt"
    ${people(scope)} and ${conditionOf(list, scope)} and m."id" > ${after ?? NIL_UUID}::uuid
    order by m."id" limit ${limit}`;
}
