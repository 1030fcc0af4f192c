import { hashPassword } from "#lib/credentials/password/hash-password.ts";
import { newTotpSecret } from "#lib/credentials/totp/totp-code.ts";
import { sealTotpSecret } from "#lib/credentials/totp/totp-secret.ts";
import type { PrismaClient } from "#lib/db/generated/client.ts";
import { People } from "./people.ts";

const PASSWORD = "Tabi-no-Sora-4821";

export type Size = {
  /** Members of the insurer under test. */
  members: number;
  /** How many of them log in, spread over all. */
  people: number;
  /** Insurers beside it. */
  otherInsurers: number;
  /** Of each of those; 1 without it. */
  otherMembers?: number;
};

/** Members past the wizard, each with password, accepted terms, an ended attempt and an idle session. */
async function insertMembers(owner: PrismaClient, insurerId: string, count: number): Promise<void> {
  const { passwordHash, pepperId } = await hashPassword(PASSWORD);
  await owner.$executeRaw`
    insert into "Member" ("insurerId", "id", "symbol", "number", "branch", "kind", "kana", "name", "birthDate", "loginId",
                          "email", "emailConfirmedAt", "method", "wizardCompletedAt", "updatedAt")
    select ${insurerId}::uuid, uuidv7(), 'bench', n::text, '00', 'insured', 'ケンポ　' || n, '健保　' || n, '1979-08-22', 'bench' || n,
           'bench' || n || '@example.jp', now(), 'totp', now(), now()
    from generate_series(1, ${count}::int) n`;
  // Without statistics each foreign key's check may scan all members: 200,000 would take hours.
  await owner.$executeRaw`analyze "Member"`;
  await owner.$executeRaw`
    insert into "PasswordCredential" ("insurerId", "memberId", "passwordHash", "pepperId", "createdAt")
    select "insurerId", "id", ${passwordHash}, ${pepperId}, now() from "Member"
    where "insurerId" = ${insurerId}::uuid and "symbol" = 'bench'`;
  await owner.$executeRaw`
    insert into "TermsAcceptance" ("insurerId", "memberId", "version", "acceptedAt")
    select "insurerId", "id", 1, now() from "Member" where "insurerId" = ${insurerId}::uuid and "symbol" = 'bench'`;
  await owner.$executeRaw`
    insert into "LoginAttempt" ("insurerId", "id", "tokenHash", "memberId", "createdAt", "expiresAt", "endedAt")
    select "insurerId", uuidv7(), 'bench-' || "id", "id", now(), now() + interval '30 minutes', now() from "Member"
    where "insurerId" = ${insurerId}::uuid and "symbol" = 'bench'`;
}

/** One authenticator app for each: real ones for those who log in, unusable ones for the rest. */
async function insertDevices(owner: PrismaClient, insurerId: string, memberIds: string[], totpSecret: string) {
  const sealed = memberIds.map((memberId) => sealTotpSecret(totpSecret, memberId));
  await owner.$executeRaw`
    insert into "TotpDevice" ("insurerId", "id", "memberId", "name", "nameFolded", "secretEncrypted",
                              "lastUsedStep", "createdAt")
    select ${insurerId}::uuid, uuidv7(), "id", '電話', '電話', coalesce("sealed", '-'), 0, now()
    from "Member" left join unnest(${memberIds}::uuid[], ${sealed}::text[]) as person("memberId", "sealed")
      on "memberId" = "id"
    where "insurerId" = ${insurerId}::uuid and "symbol" = 'bench'`;
}

async function insertOtherInsurers(owner: PrismaClient, insurerId: string, count: number, members: number) {
  await owner.$executeRaw`
    with other as (
      insert into "Insurer" ("id", "slug", "host", "name", "shortName", "policy", "updatedAt")
      select uuidv7(), 'other' || n, 'other' || n || '.localhost', "name", "shortName", "policy", now()
      from "Insurer", generate_series(1, ${count}::int) n where "id" = ${insurerId}::uuid
      returning "id"
    )
    insert into "Member" ("insurerId", "id", "symbol", "number", "branch", "kind", "kana", "name", "birthDate", "loginId",
                          "email", "emailConfirmedAt", "method", "wizardCompletedAt", "updatedAt")
    select "id", uuidv7(), 'bench', n::text, '00', 'insured', 'ケンポ　' || n, '健保　' || n, '1979-08-22', 'bench' || n,
           'bench' || n || '@example.jp', now(), 'totp', now(), now()
    from other, generate_series(1, ${members}::int) n`;
}

/** Live sessions of these members, as if each had logged in in `each` browsers. */
export async function insertSessions(owner: PrismaClient, insurerId: string, memberIds: string[], each: number) {
  await owner.$executeRaw`
    insert into "Session" ("insurerId", "id", "tokenHash", "memberId", "proofs", "createdAt", "lastSeenAt",
                           "idleSeconds", "expiresAt")
    select ${insurerId}::uuid, uuidv7(), 'bench-' || gen_random_uuid(), "memberId", '[]', now(), now(), 1800,
           now() + interval '12 hours'
    from unnest(${memberIds}::uuid[]) as person("memberId"), generate_series(1, ${each}::int)`;
}

/** Fills the insurer in bulk as owner of the tables, and returns the members who may log in. */
export async function fillInsurer(owner: PrismaClient, insurerId: string, size: Size): Promise<People> {
  await insertMembers(owner, insurerId, size.members);
  await insertOtherInsurers(owner, insurerId, size.otherInsurers, size.otherMembers ?? 1);
  const people = await pickPeople(owner, insurerId, size);
  await owner.$executeRawUnsafe("vacuum analyze");
  return people;
}

/** Gives every member an authenticator app, and those who may log in a session too. */
export async function pickPeople(owner: PrismaClient, insurerId: string, { members, people }: Size): Promise<People> {
  const rows = await owner.$queryRaw<{ id: string; loginId: string }[]>`
    select "id", "loginId" from (
      select "id", "loginId", row_number() over (order by "id") as place from "Member"
      where "insurerId" = ${insurerId}::uuid and "symbol" = 'bench') as numbered
    where place % ${Math.max(1, Math.floor(members / people))}::int = 0 limit ${people}::int`;
  const all = rows.map(({ id, loginId }) => ({ memberId: id, loginId, lastStep: 0 }));
  const totpSecret = newTotpSecret();
  const memberIds = all.map(({ memberId }) => memberId);
  await insertDevices(owner, insurerId, memberIds, totpSecret);
  await insertSessions(owner, insurerId, memberIds, 1);
  return new People(all, { password: PASSWORD, totpSecret });
}
