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
