import "server-only";
import { Prisma } from "#lib/db/generated/client.ts";
import { EXPIRING_DAYS } from "#lib/kernel/limits.ts";
import type { ClerkVerb } from "../access/clerk-verb.ts";

/** How many members wait for a letter, by reason. */
export type LetterNeeds = { without: number; expiring: number; expired: number; beforeFirstLogin: number };

/** 「期限が近い・切れた」, in numbers. */
export const countLetterNeeds: ClerkVerb<void, LetterNeeds> = {
  needs: "viewer",
  run: async ({ tx, insurerId, now }) => {
    const [counts] = await tx.$queryRaw<LetterNeeds[]>`
      select (count(*) filter (where temporary."memberId" is null))::int as "without",
        (count(*) filter (where temporary."expiresAt" > ${now}
          and temporary."expiresAt" <= ${now}::timestamptz + make_interval(days => ${EXPIRING_DAYS}::int)))::int as "expiring",
        (count(*) filter (where temporary."expiresAt" <= ${now}))::int as "expired",
        count(*)::int as "beforeFirstLogin"
      from "Member" member
      left join "PasswordCredential" own on own."insurerId" = member."insurerId" and own."memberId" = member."id"
      left join "TemporaryCredential" temporary
        on temporary."insurerId" = member."insurerId" and temporary."memberId" = member."id"
      where member."insurerId" = ${insurerId}::uuid and member."state" = 'active'
        and member."wizardCompletedAt" is null and own."memberId" is null`;
    if (!counts) throw new Error("an aggregate always has a row");
    return counts;
  },
};

export type ImportLine = { at: Date; issued: number };

/** Imports whose temporary credentials are still in force, newest first: what is left of the letters to print. */
export const listImportsToPrint: ClerkVerb<void, ImportLine[]> = {
  needs: "viewer",
  run: ({ tx, insurerId }) => tx.$queryRaw<ImportLine[]>`
    select issued."at", issued."count" as "issued"
    from (select "issuedAt" as "at", count(*)::int as "count" from "TemporaryCredential"
      where "insurerId" = ${insurerId}::uuid group by "issuedAt") issued
    where exists (select from "AuditEvent" event where event."insurerId" = ${insurerId}::uuid
      and event."memberId" is null and event."at" = issued."at" and event."action" = 'members.import')
    order by issued."at" desc limit 10`,
};

export type ExpiringLine = {
  memberId: string;
  memberNumber: string;
  name: string;
  kind: "random" | "formula";
  expiresAt: Date;
};

/** 「期限が近い」 or 「切れた」, member by member; the earliest first. */
export const listExpiring: ClerkVerb<
  { which: "expiring" | "expired"; after: { expiresAt: Date; memberId: string } | null; limit: number },
  ExpiringLine[]
> = {
  needs: "viewer",
  run: ({ tx, insurerId, now }, { which, after, limit }) => {
    const due =
      which === "expired"
        ? Prisma.sql`temporary."expiresAt" <= ${now}`
        : Prisma.sql`(temporary."expiresAt" > ${now}
            and temporary."expiresAt" <= ${now}::timestamptz + make_interval(days => ${EXPIRING_DAYS}::int))`;
    const rest = after
      ? Prisma.sql`(temporary."expiresAt", member."id") > (${after.expiresAt}, ${after.memberId}::uuid)`
      : Prisma.sql`true`;
    return tx.$queryRaw<ExpiringLine[]>`
      select member."id" as "memberId", coalesce(member."name", member."kana") as "name", temporary."kind",
        member."symbol" || '-' || member."number" || '-' || member."branch" as "memberNumber", temporary."expiresAt"
      from "TemporaryCredential" temporary join "Member" member
        on member."insurerId" = temporary."insurerId" and member."id" = temporary."memberId"
      where temporary."insurerId" = ${insurerId}::uuid and member."state" = 'active' and ${due} and ${rest}
      order by temporary."expiresAt", member."id" limit ${limit}::int`;
  },
};
