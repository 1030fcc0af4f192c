import type { PrismaClient } from "#lib/db/generated/client.ts";
import { type Insurer, toInsurer } from "#lib/insurers/insurer.ts";
import { pickPeople } from "../fill.ts";
import type { People } from "../people.ts";

/** Rows that a night's pruning finds, of the large insurer. */
export type Old = { attempts: number; sessions: number };

/** Neither triggers nor foreign keys are asked meanwhile: only a superuser may. */
export async function inBulk<Value>(owner: PrismaClient, fill: () => Promise<Value>): Promise<Value> {
  await owner.$executeRaw`set session_replication_role = replica`;
  const value = await fill();
  await owner.$executeRaw`set session_replication_role = origin`;
  return value;
}

/**
 * Some members who have not logged in, are locked, are disabled, or whose temporary password ends soon: of a thousand
 * five, two, one and one. Whoever logs in, has a session, and is left out.
 */
export async function varyMembers(owner: PrismaClient, insurerId: string): Promise<void> {
  const left = `"symbol" = 'bench' and "insurerId" = '${insurerId}' and not exists (select from "Session" s
    where s."insurerId" = m."insurerId" and s."memberId" = m."id")`;
  const numbered = (remainders: string) => `${left} and "number"::int % 1000 in (${remainders})`;
  const statements = [
    `update "Member" m set "wizardCompletedAt" = null where ${numbered("3, 203, 403, 603, 803")}`,
    `insert into "TemporaryCredential" ("insurerId", "memberId", "kind", "issuedAt", "expiresAt")
     select "insurerId", "id", 'formula', now() - interval '30 days',
       now() + case when "number"::int % 1000 = 203 then interval '3 days' else interval '50 days' end
     from "Member" m where ${left} and "wizardCompletedAt" is null`,
    `insert into "AuthenticatorGuard" ("insurerId", "memberId", "authenticator", "misses", "disabledAt")
     select "insurerId", "id", 'password', 50, now() from "Member" m where ${numbered("11, 12")}`,
    `update "Member" m set "state" = 'disabled' where ${numbered("7")}`,
  ];
  for (const statement of statements) await owner.$executeRawUnsafe(statement);
}

export type Other = { insurer: Insurer; people: People };

/** What the members of all other insurers log in with. @returns one of these insurers, and its members */
export async function equipOthers(owner: PrismaClient, model: Insurer): Promise<Other> {
  const others = `"insurerId" in (select "id" from "Insurer" where "slug" like 'other%')`;
  const { passwordHash, pepperId } = await owner.passwordCredential.findFirstOrThrow({
    where: { insurerId: model.id, member: { symbol: "bench" } },
  });
  await owner.$executeRaw`
    insert into "TermsVersion" ("insurerId", "version", "body", "publishedAt")
    select "Insurer"."id", "version", "body", "publishedAt" from "TermsVersion", "Insurer"
    where "insurerId" = ${model.id}::uuid and "slug" like 'other%'`;
  await owner.$executeRawUnsafe(
    `insert into "PasswordCredential" ("insurerId", "memberId", "passwordHash", "pepperId", "createdAt")
     select "insurerId", "id", $1, $2, now() from "Member" where ${others}`,
    ...[passwordHash, pepperId],
  );
  await owner.$executeRawUnsafe(
    `insert into "TermsAcceptance" ("insurerId", "memberId", "version", "acceptedAt")
     select "insurerId", "id", 1, now() from "Member" where ${others}`,
  );
  const insurer = toInsurer(await owner.insurer.findUniqueOrThrow({ where: { slug: "other700" } }));
  const members = await owner.member.count({ where: { insurerId: insurer.id } });
  const people = await pickPeople(owner, insurer.id, { members, people: members, otherInsurers: 0 });
  await owner.$executeRawUnsafe(
    `insert into "TotpDevice" ("insurerId", "id", "memberId", "name", "nameFolded", "secretEncrypted", "lastUsedStep",
       "createdAt")
     select "insurerId", uuidv7(), "id", '電話', '電話', '-', 0, now() from "Member"
     where ${others} and "insurerId" <> $1::uuid`,
    insurer.id,
  );
  return { insurer, people };
}

/**
 * A chain of so many events, as portal_audit_append makes them: in one transaction the trigger would read every former
 * head again for each.
 * @param owner `inBulk`
 */
export async function writeAudit(owner: PrismaClient, insurerId: string, events: number): Promise<void> {
  await owner.$executeRawUnsafe(`
    do $$
    declare
      event "AuditEvent";
      head "AuditChainHead";
    begin
      select * into head from "AuditChainHead" where "insurerId" = '${insurerId}';
      if not found then
        insert into "AuditChainHead" values ('${insurerId}', 0, sha256(''::bytea)) returning * into head;
      end if;
      for n in 1 .. ${events} loop
        event := row('${insurerId}', head."sequence" + 1, now(), 'system', null, null, null, 'login.complete', 'success',
          '{}', null, null, head."hash", ''::bytea);
        event."hash" := sha256(head."hash" || convert_to(portal_audit_text(event), 'UTF8'));
        insert into "AuditEvent" select (event).*;
        head."sequence" := event."sequence";
        head."hash" := event."hash";
      end loop;
      update "AuditChainHead" set "sequence" = head."sequence", "hash" = head."hash" where "insurerId" = '${insurerId}';
    end $$`);
}

/** Of the large insurer so many, of each other one ten of each kind. */
export async function writeOld(owner: PrismaClient, insurerId: string, { attempts, sessions }: Old): Promise<void> {
  const members = (count: number) => `(
    (select "insurerId", "id" as "memberId" from "Member" where "insurerId" = '${insurerId}' limit ${count})
    union all
    select "insurerId", "id" from "Member" where "insurerId" <> '${insurerId}' and "symbol" = 'bench' and "number"::int <= 10
  ) of`;
  await owner.$executeRawUnsafe(
    `insert into "LoginAttempt" ("insurerId", "id", "tokenHash", "memberId", "createdAt", "expiresAt", "endedAt")
     select "insurerId", gen_random_uuid(), 'old-' || "memberId", "memberId", old, old, old
     from ${members(attempts)}, (select now() - interval '30 days' as old) o`,
  );
  await owner.$executeRawUnsafe(
    `insert into "Session" ("insurerId", "id", "tokenHash", "memberId", "proofs", "createdAt", "lastSeenAt",
       "idleSeconds", "expiresAt", "endedAt")
     select "insurerId", gen_random_uuid(), 'old-' || "memberId", "memberId", '[]', old, old, 1800, old, old
     from ${members(sessions)}, (select now() - interval '100 days' as old) o`,
  );
}
