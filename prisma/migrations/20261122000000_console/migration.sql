-- The insurers' console: clerks, and what they log in with (docs/adr/0017).

-- CreateEnum
CREATE TYPE "ClerkRole" AS ENUM ('viewer', 'officer', 'manager');

-- AlterEnum
ALTER TYPE "TokenType" ADD VALUE 'invitation';

-- CreateTable
CREATE TABLE "Clerk" (
    "insurerId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "ClerkRole" NOT NULL,
    "state" "MemberState" NOT NULL DEFAULT 'active',
    "method" "Method",
    "invitedAt" TIMESTAMPTZ(3) NOT NULL,
    "lastLoginAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Clerk_pkey" PRIMARY KEY ("insurerId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Clerk_id_key" ON "Clerk"("id");

-- CreateIndex
CREATE UNIQUE INDEX "Clerk_email_key" ON "Clerk"("email");

-- AddForeignKey
ALTER TABLE "Clerk" ADD CONSTRAINT "Clerk_insurerId_fkey" FOREIGN KEY ("insurerId") REFERENCES "Insurer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A clerk is a row of the insurer they work for: its transactions see its clerks and no others.
alter table "Clerk" enable row level security;
create policy insurer_only on "Clerk" to portal_app, portal_ops
  using ("insurerId" = portal_insurer_id()) with check ("insurerId" = portal_insurer_id());
-- Never deleted: the audit names them.
grant select, insert, update on "Clerk" to portal_app, portal_ops;

-- The console is a relying party like an insurer: it has a host, and members of its own, who are
-- the clerks. Start-up writes its host (prisma/prepare.ts); its policy is in the code.
insert into "Insurer" ("id", "slug", "host", "name", "shortName", "policy", "updatedAt")
  values ('00000000-0000-7000-8000-000000000001', 'console', 'admin.localhost',
          'けんぽポータル 管理画面', '管理画面', '{}', now());

create schema console;
grant usage on schema console to portal_app, portal_ops;

-- What clerks log in with: tables of their own, of the same names and shape, so that the verbs of
-- the login need not know whose they are. Row-level security shows them to transactions of the console only.
do $$
declare
  account_table text;
begin
  foreach account_table in array array[
    'TemporaryCredential', 'PasswordCredential', 'AuthenticatorGuard', 'TotpDevice', 'TotpEnrolment', 'Passkey',
    'WebauthnChallenge', 'EmailCode', 'OneTimeToken', 'EmailChange', 'RecoveryCode', 'KnownBrowser', 'LoginAttempt',
    'Session', 'TermsAcceptance'
  ] loop
    execute format('create table console.%1$I (like public.%1$I including all)', account_table);
    execute format('alter table console.%I enable row level security', account_table);
    execute format(
      'create policy insurer_only on console.%I to portal_app, portal_ops
         using ("insurerId" = portal_insurer_id()) with check ("insurerId" = portal_insurer_id())',
      account_table);
    execute format('grant select, insert, update, delete on console.%I to portal_app, portal_ops', account_table);
    if account_table <> 'WebauthnChallenge' then
      execute format(
        'alter table console.%I add foreign key ("memberId") references public."Clerk"("id") on delete cascade',
        account_table);
    end if;
  end loop;
end $$;

-- A clerk as the login sees one: the member of a relying party. Rights of its owner, because a clerk's
-- row is the insurer's and the login runs in the console's transaction; nobody else finds a row here.
create view console."Member" as
  select '00000000-0000-7000-8000-000000000001'::uuid as "insurerId", "id",
    ''::text as "symbol", ''::text as "number", ''::text as "branch", 'insured'::"MemberKind" as "kind",
    "name" as "kana", null::text as "name", date '1900-01-01' as "birthDate",
    "email" as "loginId", "email", "invitedAt" as "emailConfirmedAt", null::text as "language",
    "method", false as "isEmailCodeEnabled", "state", null::date as "qualifiedOn", null::date as "disqualifiedOn",
    "createdAt" as "wizardCompletedAt", "lastLoginAt", "createdAt", "updatedAt"
  from public."Clerk"
  where portal_insurer_id() = '00000000-0000-7000-8000-000000000001'
    or current_user not in ('portal_app', 'portal_ops');
grant select, update on console."Member" to portal_app, portal_ops;

create function portal_clerk_update() returns trigger
  language plpgsql
  as $$ begin raise exception 'prisma/functions is not applied'; end $$;

create trigger clerk_update instead of update on console."Member"
  for each row execute function portal_clerk_update();
