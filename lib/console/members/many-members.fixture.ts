import type { Client } from "pg";

/**
 * Members of one insurer in bulk, as owner of the tables. Of a thousand, five have not logged in, two are locked, one is
 * disabled, and one has a temporary password that ends within days of 2026-11-02.
 */
export async function fillMembers(owner: Client, insurerId: string, count: number): Promise<void> {
  await owner.query(
    `insert into "Member" ("insurerId", "id", "symbol", "number", "branch", "kind", "kana", "name", "birthDate", "loginId",
                           "email", "emailConfirmedAt", "method", "state", "wizardCompletedAt", "updatedAt")
     select $1, uuidv7(), (101 + n % 7)::text, lpad(n::text, 8, '0'), '00', 'insured', 'ケンポ　' || n, '健保　' || n,
       '1979-08-22', 'plan' || n, 'plan' || n || '@example.jp', now(), 'totp',
       case when n % 1000 = 7 then 'disabled' else 'active' end::"MemberState",
       case when n % 200 = 3 then null else now() end, now()
     from generate_series(1, $2::int) n`,
    [insurerId, count],
  );
  await owner.query(
    `insert into "AuthenticatorGuard" ("insurerId", "memberId", "authenticator", "misses", "disabledAt")
     select "insurerId", "id", 'password', 50, '2026-11-01' from "Member"
     where "insurerId" = $1 and "loginId" like 'plan%' and right("number", 3) in ('011', '012')`,
    [insurerId],
  );
  await owner.query(
    `insert into "TemporaryCredential" ("insurerId", "memberId", "kind", "issuedAt", "expiresAt")
     select "insurerId", "id", 'formula', '2026-10-01',
       case when right("number", 3) = '203' then '2026-11-05' else '2026-12-24' end::timestamptz
     from "Member" where "insurerId" = $1 and "loginId" like 'plan%' and "wizardCompletedAt" is null`,
    [insurerId],
  );
  await owner.query(`vacuum analyze "Member", "AuthenticatorGuard", "TemporaryCredential"`);
}
