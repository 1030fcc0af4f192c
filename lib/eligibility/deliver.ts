import "server-only";
import { Prisma } from "#lib/db/generated/client.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { NIL_UUID } from "#lib/kernel/is-uuid.ts";
import { type IssueCounts, issueDocuments, noCounts } from "./issue-documents.ts";

/** 記号・番号; without 枝番 the whole household. */
export type DeliveryNumber = { symbol: string; number: string; branch: string | null };

/** Everybody who is due, these, or whoever holds a document: then only those whose data have changed get one. */
export type DeliveryTarget = readonly DeliveryNumber[] | "holders" | null;

/** Members of one transaction: what is issued so far is issued, and memory does not grow with the list. */
const BATCH = 100;

function meant(target: DeliveryTarget): Prisma.Sql {
  if (target === null) return Prisma.sql`e."delivery" = 'certificate'`;
  if (target === "holders") {
    return Prisma.sql`exists (select from "EligibilityDocument" held where held."insurerId" = m."insurerId"
      and held."memberId" = m."id" and held."endedAt" is null)`;
  }
  return Prisma.sql`exists (select from jsonb_to_recordset(${JSON.stringify(target)}::jsonb)
      as listed("symbol" text, "number" text, "branch" text)
    where listed."symbol" = m."symbol" and ltrim(listed."number", '0') = ltrim(m."number", '0')
      and coalesce(listed."branch", m."branch") = m."branch")`;
}

/** Of a target: who has 資格 in the insurer's file, whatever 交付区分. Nobody where the insurer has switched it off. */
const members = ({ insurerId, insurer }: Scope, target: DeliveryTarget) => Prisma.sql`
  from "Member" m join "Eligibility" e on e."insurerId" = m."insurerId" and e."memberId" = m."id"
  where ${insurer.policy.eligibility.isOn} and m."insurerId" = ${insurerId}::uuid and m."state" = 'active' and ${meant(target)}`;

export async function countTarget(scope: Scope, target: DeliveryTarget): Promise<number> {
  const [row] = await scope.tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as "count" ${members(scope, target)}`;
  return row?.count ?? 0;
}

async function nextMembers(scope: Scope, target: DeliveryTarget, after: string): Promise<string[]> {
  const rows = await scope.tx.$queryRaw<{ id: string }[]>`
    select m."id" ${members(scope, target)} and m."id" > ${after}::uuid order by m."id" limit ${BATCH}`;
  return rows.map(({ id }) => id);
}

type Watcher = {
  /** In each batch's transaction, before anything is written. */
  before?: (scope: Scope) => Promise<void>;
  report: (done: number, total: number) => void;
  /** In the last transaction. */
  conclude?: (scope: Scope, counts: IssueCounts) => Promise<void>;
};

/**
 * Delivers to a target, batch by batch. Interrupted, it has issued what it has reported; begun again, it goes on with the
 * rest, because nobody gets the same document twice.
 */
export async function deliver(
  context: RequestContext,
  target: DeliveryTarget,
  { before, report, conclude }: Watcher,
): Promise<IssueCounts> {
  const total = await inInsurer(context, (scope) => countTarget(scope, target));
  const counts = noCounts();
  let [after, done] = [NIL_UUID, 0];
  for (;;) {
    const batch = await inInsurer(context, async (scope) => {
      await before?.(scope);
      const memberIds = await nextMembers(scope, target, after);
      if (memberIds.length === 0) await conclude?.(scope, counts);
      return { memberIds, counts: await issueDocuments(scope, memberIds) };
    });
    for (const key of Object.keys(counts) as (keyof IssueCounts)[]) counts[key] += batch.counts[key];
    const last = batch.memberIds.at(-1);
    if (!last) return counts;
    after = last;
    done += batch.memberIds.length;
    report(done, total);
  }
}
