-- Settings and recovery. Columns are renamed, not replaced: a code on its way stays valid.

-- AlterEnum
ALTER TYPE "Authenticator" ADD VALUE 'recoveryCode';

ALTER TYPE "EmailCodePurpose" ADD VALUE 'emailChange';
ALTER TYPE "EmailCodePurpose" ADD VALUE 'enrolment';

-- AlterEnum
ALTER TYPE "TokenType" ADD VALUE 'emailChange';
ALTER TYPE "TokenType" ADD VALUE 'emailUndo';
ALTER TYPE "TokenType" ADD VALUE 'passwordReset';
ALTER TYPE "TokenType" ADD VALUE 'lostFactorCode';

-- AlterTable
ALTER TABLE "Member" ALTER COLUMN "language" DROP NOT NULL,
ALTER COLUMN "language" DROP DEFAULT;
-- Until now nobody could choose: what is there is only the default.
UPDATE "Member" SET "language" = NULL;

-- AlterTable
ALTER TABLE "EmailCode" RENAME COLUMN "attemptId" TO "ownerId";
ALTER TABLE "EmailCode" ADD COLUMN     "misses" INTEGER NOT NULL DEFAULT 0;
ALTER INDEX "EmailCode_insurerId_attemptId_purpose_createdAt_idx" RENAME TO "EmailCode_insurerId_ownerId_purpose_createdAt_idx";

-- AlterTable
ALTER TABLE "OneTimeToken" RENAME COLUMN "attemptId" TO "ownerId";

-- AlterTable
ALTER TABLE "LoginAttempt" DROP COLUMN "emailCodeMisses",
ADD COLUMN     "sessionId" UUID;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "draft" JSONB,
ADD COLUMN     "isRemembered" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "EmailChange" (
    "insurerId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "previousEmail" TEXT,
    "newEmail" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "endReason" TEXT,

    CONSTRAINT "EmailChange_pkey" PRIMARY KEY ("insurerId","id")
);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "insurerId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "codeHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("insurerId","memberId")
);

-- CreateTable
CREATE TABLE "KnownDevice" (
    "insurerId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "KnownDevice_pkey" PRIMARY KEY ("insurerId","memberId","tokenHash")
);

-- CreateIndex
CREATE INDEX "EmailChange_insurerId_memberId_requestedAt_idx" ON "EmailChange"("insurerId", "memberId", "requestedAt");

-- CreateIndex
CREATE INDEX "KnownDevice_lastSeenAt_idx" ON "KnownDevice"("lastSeenAt");

-- AddForeignKey
ALTER TABLE "EmailChange" ADD CONSTRAINT "EmailChange_insurerId_memberId_fkey" FOREIGN KEY ("insurerId", "memberId") REFERENCES "Member"("insurerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_insurerId_memberId_fkey" FOREIGN KEY ("insurerId", "memberId") REFERENCES "Member"("insurerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "KnownDevice" ADD CONSTRAINT "KnownDevice_insurerId_memberId_fkey" FOREIGN KEY ("insurerId", "memberId") REFERENCES "Member"("insurerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['EmailChange', 'RecoveryCode', 'KnownDevice'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format(
      'create policy insurer_only on %I to portal_app, portal_ops
         using ("insurerId" = portal_insurer_id()) with check ("insurerId" = portal_insurer_id())',
      tenant_table);
    execute format('grant select, insert, update, delete on %I to portal_app, portal_ops', tenant_table);
  end loop;
end $$;

-- As before, and: p_lock takes the row for the caller's transaction (every change of the settings
-- does, so that two tabs take turns); what a re-authentication left to be gone on with.
drop function portal_session(text, text, timestamptz);

create function portal_session(p_host text, p_token_hash text, p_now timestamptz, p_lock boolean) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  declare
    found_session "Session";
    found_member "Member";
    found_insurer "Insurer";
  begin
    select * into found_insurer from "Insurer" where "host" = p_host;
    if not found then return null; end if;
    if p_lock then
      perform 1 from "Session"
        where "insurerId" = found_insurer."id" and "tokenHash" = p_token_hash for update;
    end if;
    select * into found_session from "Session"
      where "insurerId" = found_insurer."id" and "tokenHash" = p_token_hash and "endedAt" is null
        and "expiresAt" > p_now and "lastSeenAt" + make_interval(secs => "idleSeconds") > p_now;
    if not found then return null; end if;
    select * into found_member from "Member"
      where "insurerId" = found_insurer."id" and "id" = found_session."memberId" and "state" = 'active';
    if not found then return null; end if;
    if found_session."lastSeenAt" < p_now - interval '60 seconds' then
      update "Session" set "lastSeenAt" = p_now
        where "insurerId" = found_insurer."id" and "id" = found_session."id" and "endedAt" is null;
    end if;
    return jsonb_build_object(
      'session', jsonb_build_object(
        'id', found_session."id", 'createdAt', found_session."createdAt",
        'expiresAt', found_session."expiresAt", 'idleSeconds', found_session."idleSeconds",
        'isRemembered', found_session."isRemembered", 'proofs', found_session."proofs",
        'draft', found_session."draft"),
      'member', jsonb_build_object(
        'id', found_member."id", 'kana', found_member."kana", 'loginId', found_member."loginId",
        'kind', found_member."kind", 'language', found_member."language", 'method', found_member."method",
        'email', found_member."email"),
      'hasRecoveryCode', exists (select 1 from "RecoveryCode"
        where "insurerId" = found_insurer."id" and "memberId" = found_member."id"),
      'acceptedTermsVersion', coalesce((select max("version") from "TermsAcceptance"
        where "insurerId" = found_insurer."id" and "memberId" = found_member."id"), 0),
      'currentTermsVersion', coalesce((select max("version") from "TermsVersion"
        where "insurerId" = found_insurer."id" and "publishedAt" <= p_now), 0));
  end $$;

-- As before, and: the session a re-authentication belongs to, and whether a recovery code is there.
create or replace function portal_attempt(p_host text, p_token_hash text, p_now timestamptz, p_lock boolean)
  returns jsonb
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  declare
    found_attempt "LoginAttempt";
    found_member "Member";
    found_insurer "Insurer";
  begin
    select * into found_insurer from "Insurer" where "host" = p_host;
    if not found then return null; end if;
    if p_lock then
      perform 1 from "LoginAttempt"
        where "insurerId" = found_insurer."id" and "tokenHash" = p_token_hash for update;
    end if;
    select * into found_attempt from "LoginAttempt"
      where "insurerId" = found_insurer."id" and "tokenHash" = p_token_hash
        and "endedAt" is null and "expiresAt" > p_now;
    if not found then return null; end if;
    select * into found_member from "Member"
      where "insurerId" = found_insurer."id" and "id" = found_attempt."memberId" and "state" = 'active';
    if not found then return null; end if;
    return jsonb_build_object(
      'attempt', jsonb_build_object(
        'id', found_attempt."id", 'memberId', found_attempt."memberId", 'sessionId', found_attempt."sessionId",
        'proofs', found_attempt."proofs", 'selectedMethod', found_attempt."selectedMethod",
        'pendingEmail', found_attempt."pendingEmail", 'continuedAt', found_attempt."continuedAt",
        'isRemembered', found_attempt."isRemembered", 'returnTo', found_attempt."returnTo",
        'expiresAt', found_attempt."expiresAt"),
      'member', jsonb_build_object(
        'id', found_member."id", 'kana', found_member."kana", 'loginId', found_member."loginId",
        'kind', found_member."kind", 'language', found_member."language",
        'email', found_member."email", 'emailConfirmedAt', found_member."emailConfirmedAt",
        'method', found_member."method", 'isEmailCodeEnabled', found_member."isEmailCodeEnabled",
        'wizardCompletedAt', found_member."wizardCompletedAt"),
      'hasOwnPassword', exists (select 1 from "PasswordCredential"
        where "insurerId" = found_insurer."id" and "memberId" = found_member."id"),
      'totpDeviceCount', (select count(*) from "TotpDevice"
        where "insurerId" = found_insurer."id" and "memberId" = found_member."id"),
      'passkeyCount', (select count(*) from "Passkey"
        where "insurerId" = found_insurer."id" and "memberId" = found_member."id"),
      'hasRecoveryCode', exists (select 1 from "RecoveryCode"
        where "insurerId" = found_insurer."id" and "memberId" = found_member."id"),
      'acceptedTermsVersion', coalesce((select max("version") from "TermsAcceptance"
        where "insurerId" = found_insurer."id" and "memberId" = found_member."id"), 0),
      'currentTermsVersion', coalesce((select max("version") from "TermsVersion"
        where "insurerId" = found_insurer."id" and "publishedAt" <= p_now), 0));
  end $$;

revoke execute on function portal_session(text, text, timestamptz, boolean) from public;
grant execute on function portal_session(text, text, timestamptz, boolean) to portal_app, portal_ops;
