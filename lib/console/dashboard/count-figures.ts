import "server-only";
import { z } from "zod";
import { Prisma } from "#lib/db/generated/client.ts";
import { METHODS } from "#lib/insurers/policy-schema.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { DASHBOARD_DAYS } from "#lib/kernel/limits.ts";

const count = z.int();

const figuresSchema = z.object({
  /** Members who are not disabled. */
  active: count,
  acceptedTerms: count,
  confirmedEmail: count,
  setPassword: count,
  finished: count,
  withFactor: count,
  /** Of those who have finished the first login. */
  methods: z.record(z.enum(METHODS), count),
  /** By days of DASHBOARD_DAYS: who has finished the first login since, and whose last login is not older. */
  finishedWithin: z.record(z.string(), count),
  loggedInWithin: z.record(z.string(), count),
});

/** Counts over all members: nobody's name is read (spec §10). */
export type Figures = z.infer<typeof figuresSchema>;

/** SQL: how many of `keys` meet a condition each, as an object. */
function counts<Key extends string | number>(keys: readonly Key[], condition: (key: Key) => Prisma.Sql): Prisma.Sql {
  const parts = keys.map((key) => Prisma.sql`${String(key)}::text, count(*) filter (where ${condition(key)})`);
  return Prisma.sql`json_build_object(${Prisma.join(parts)})`;
}

/** Each table is read once, whatever the number of members. */
function statement({ insurerId, now }: Scope): Prisma.Sql {
  const since = (days: number) => Prisma.sql`${now}::timestamptz - make_interval(days => ${days}::int)`;
  const isFinished = Prisma.sql`member."wizardCompletedAt" is not null`;
  const isAfter = (column: Prisma.Sql, days: number) => Prisma.sql`${column} > ${since(days)}`;
  return Prisma.sql`
    select count(*)::int as "active",
      count(accepted."memberId")::int as "acceptedTerms",
      count(member."emailConfirmedAt")::int as "confirmedEmail",
      count(own."memberId")::int as "setPassword",
      count(member."wizardCompletedAt")::int as "finished",
      (count(*) filter (where member."isEmailCodeEnabled" or factor."memberId" is not null))::int as "withFactor",
      ${counts(METHODS, (method) => Prisma.sql`${isFinished} and member."method" = ${method}::"Method"`)} as "methods",
      ${counts(DASHBOARD_DAYS, (days) => isAfter(Prisma.sql`member."wizardCompletedAt"`, days))} as "finishedWithin",
      ${counts(DASHBOARD_DAYS, (days) => isAfter(Prisma.sql`member."lastLoginAt"`, days))} as "loggedInWithin"
    from "Member" member
    left join "PasswordCredential" own
      on own."insurerId" = ${insurerId}::uuid and own."memberId" = member."id"
    left join (select distinct "memberId" from "TermsAcceptance" where "insurerId" = ${insurerId}::uuid) accepted
      on accepted."memberId" = member."id"
    left join (select "memberId" from "TotpDevice" where "insurerId" = ${insurerId}::uuid
        union select "memberId" from "Passkey" where "insurerId" = ${insurerId}::uuid) factor
      on factor."memberId" = member."id"
    where member."insurerId" = ${insurerId}::uuid and member."state" = 'active'`;
}

/** Counts now: at a million members it takes seconds (docs/performance.md). */
export async function countFigures(scope: Scope): Promise<Figures> {
  const [counted] = await scope.tx.$queryRaw<unknown[]>(statement(scope));
  return figuresSchema.parse(counted);
}

export type KeptFigures = { countedAt: Date; figures: Figures };

/** What is kept of an insurer, if it has so many members. */
export async function readFigures({ tx, insurerId }: Scope): Promise<KeptFigures | null> {
  const kept = await tx.insurerFigures.findUnique({ where: { insurerId } });
  return kept && { countedAt: kept.countedAt, figures: figuresSchema.parse(kept.figures) };
}

export async function keepFigures({ tx, insurerId, now }: Scope, figures: Figures): Promise<void> {
  const kept = { countedAt: now, figures };
  await tx.insurerFigures.upsert({ where: { insurerId }, create: { insurerId, ...kept }, update: kept });
}
