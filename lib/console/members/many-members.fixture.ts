import type { Client } from "pg";

/**
 * Members of one insurer in bulk, as owner of the tables. Of a thousand, five have not logged in, one of them stops at the
 * mail, two are locked, one is disabled, ten are dependants, four have a passkey, and one has a temporary password that
 * ends within days of 2026-11-02.
 */
export async function fillMembers(owner: Client, insurerId: string, count: number): Promise<void> {
  await owner.query(
    `insert into "Member" ("insurerId", "id", "symbol", "number", "branch", "kind", "kana", "name", "birthDate", "loginId",
                           "email", "emailConfirmedAt", "method", "state", "wizardCompletedAt", "firstLoginStop",
                           "lastLoginAt", "updatedAt")
     select $1, uuidv7(), (101 + n % 7)::text, lpad(n::text, 8, '0'), '00',
       case when n % 100 = 9 then 'dependent' else 'insured' end::"MemberKind", 'ケンポ　' || n, '健保　' || n,
       '1979-08-22', 'plan' || n, 'plan' || n || '@example.jp', now(),
       case when n % 250 = 9 then 'passkey' else 'totp' end::"Method",
       case when n % 1000 = 7 then 'disabled' else 'active' end::"MemberState",
       case when n % 200 = 3 then null else now() end, case when n % 1000 = 403 then 'email-confirm' end,
       case when n % 3 = 0 then timestamptz '2026-01-01' + n * interval '1 second' end, now()
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

/** An import that has changed one half of them. */
export async function fillImport(owner: Client, insurerId: string, importId: string): Promise<void> {
  await owner.query(
    `insert into "MemberImportChange" ("insurerId", "importId", "memberId")
     select "insurerId", $2, "id" from "Member" where "insurerId" = $1 and "number" > '00030000'`,
    [insurerId, importId],
  );
  await owner.query(`vacuum analyze "MemberImportChange"`);
}
