import "server-only";
import { byMethod } from "#lib/insurers/by-method.ts";
import type { ConcernedCounts } from "#lib/insurers/policy-field-spec.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import type { Scope } from "#lib/insurers/scope.ts";

type Row = Omit<ConcernedCounts, "onlyBy" | "chosen"> & Record<`only-${Method}` | `chosen-${Method}`, number>;

/** Counts, in one statement, whom a change of the policy concerns. */
export async function countConcerned({ tx, insurerId, now }: Scope): Promise<ConcernedCounts> {
  const [row] = await tx.$queryRaw<Row[]>`
    with person as (
      select member."insurerId", member."id", member."method", member."wizardCompletedAt",
        member."isEmailCodeEnabled" as "email",
        exists (select from "TotpDevice" device
          where device."insurerId" = member."insurerId" and device."memberId" = member."id") as "totp",
        exists (select from "Passkey" passkey
          where passkey."insurerId" = member."insurerId" and passkey."memberId" = member."id") as "passkey"
      from "Member" member where member."insurerId" = ${insurerId}::uuid and member."state" = 'active'
    )
    select count(*)::int as "members",
      count(*) filter (where "wizardCompletedAt" is null)::int as "newcomers",
      count(*) filter (where "method" is null)::int as "undecided",
      count(*) filter (where exists (select from "TemporaryCredential" temporary
        where temporary."insurerId" = person."insurerId" and temporary."memberId" = person."id"
          and temporary."expiresAt" > ${now}))::int as "temporary",
      count(*) filter (where exists (select from "PasswordCredential" password
        where password."insurerId" = person."insurerId" and password."memberId" = person."id"))::int as "passwords",
      count(*) filter (where "email" and not "totp" and not "passkey")::int as "mailOnly",
      count(*) filter (where "email" and not "totp" and not "passkey")::int as "only-email",
      count(*) filter (where "totp" and not "email" and not "passkey")::int as "only-totp",
      count(*) filter (where "passkey" and not "totp" and not "email")::int as "only-passkey",
      count(*) filter (where "method" = 'email' and not ("email" or "totp" or "passkey"))::int as "chosen-email",
      count(*) filter (where "method" = 'totp' and not ("email" or "totp" or "passkey"))::int as "chosen-totp",
      count(*) filter (where "method" = 'passkey' and not ("email" or "totp" or "passkey"))::int as "chosen-passkey",
      (select count(*)::int from "OneTimeToken" where "insurerId" = ${insurerId}::uuid
        and "type" = 'passwordReset' and "usedAt" is null and "expiresAt" > ${now}) as "resets",
      (select count(*)::int from "Session" where "insurerId" = ${insurerId}::uuid and "endedAt" is null
        and "expiresAt" > ${now}
        and "lastSeenAt" + make_interval(secs => "idleSeconds") > ${now}::timestamptz) as "sessions"
    from person`;
  if (!row) throw new Error("an aggregate always has a row");
  const { members, newcomers, undecided, temporary, passwords, mailOnly, resets, sessions } = row;
  return {
    ...{ members, newcomers, undecided, temporary, passwords, mailOnly, resets, sessions },
    onlyBy: byMethod((method) => row[`only-${method}`]),
    chosen: byMethod((method) => row[`chosen-${method}`]),
  };
}
