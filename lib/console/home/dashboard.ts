import "server-only";
import type { Method } from "#lib/insurers/policy-schema.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { DASHBOARD_DAYS, EXPIRING_DAYS } from "#lib/kernel/limits.ts";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";
import { isLocked } from "../members/locked.ts";

/** Counts only: nobody's name is read (spec §10). */
export type Dashboard = {
  /** Members who are not disabled. */
  active: number;
  acceptedTerms: number;
  confirmedEmail: number;
  setPassword: number;
  finished: number;
  withFactor: number;
  loggedInLately: number;
  locked: number;
  expiring: number;
  failedMails: number;
  methods: { method: Method; count: number }[];
};

async function read({ tx, insurerId, now }: ClerkScope): Promise<Dashboard> {
  const [counts] = await tx.$queryRaw<Omit<Dashboard, "methods" | "failedMails">[]>`
    select count(*)::int as "active",
      count(*) filter (where exists (select from "TermsAcceptance" accepted
        where accepted."insurerId" = member."insurerId" and accepted."memberId" = member."id"))::int as "acceptedTerms",
      count(*) filter (where member."emailConfirmedAt" is not null)::int as "confirmedEmail",
      count(*) filter (where password."memberId" is not null)::int as "setPassword",
      count(*) filter (where member."wizardCompletedAt" is not null)::int as "finished",
      count(*) filter (where member."isEmailCodeEnabled"
        or exists (select from "TotpDevice" device
          where device."insurerId" = member."insurerId" and device."memberId" = member."id")
        or exists (select from "Passkey" passkey
          where passkey."insurerId" = member."insurerId" and passkey."memberId" = member."id"))::int as "withFactor",
      count(*) filter (where member."lastLoginAt" > ${now}::timestamptz - make_interval(days => ${DASHBOARD_DAYS}))::int
        as "loggedInLately",
      count(*) filter (where ${isLocked(now)})::int as "locked",
      count(*) filter (where temporary."expiresAt" > ${now}
        and temporary."expiresAt" < ${now}::timestamptz + make_interval(days => ${EXPIRING_DAYS}))::int as "expiring"
    from "Member" member
    left join "PasswordCredential" password
      on password."insurerId" = member."insurerId" and password."memberId" = member."id"
    left join "TemporaryCredential" temporary
      on temporary."insurerId" = member."insurerId" and temporary."memberId" = member."id"
    where member."insurerId" = ${insurerId}::uuid and member."state" = 'active'`;
  if (!counts) throw new Error("an aggregate always has a row");
  const methods = await tx.$queryRaw<Dashboard["methods"]>`
    select "method", count(*)::int as "count" from "Member"
    where "insurerId" = ${insurerId}::uuid and "state" = 'active' and "method" is not null
      and "wizardCompletedAt" is not null
    group by "method" order by "count" desc`;
  const since = addSeconds(now, -DASHBOARD_DAYS * DAY_SECONDS);
  const failedMails = await tx.mailMessage.count({ where: { insurerId, status: "failed", createdAt: { gt: since } } });
  return { ...counts, methods, failedMails };
}

/** 「ホーム」: what needs somebody today, and how far members have come. */
export const readDashboard: ClerkVerb<void, Dashboard> = { needs: "viewer", run: read };
