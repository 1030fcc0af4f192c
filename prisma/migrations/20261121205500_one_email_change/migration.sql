-- One model for a new address that waits: the wizard's waits in an EmailChange of its login attempt.

-- AlterTable
ALTER TABLE "EmailChange" ADD COLUMN     "attemptId" UUID;

-- CreateIndex
CREATE INDEX "EmailChange_insurerId_attemptId_idx" ON "EmailChange"("insurerId", "attemptId");

-- AddForeignKey
ALTER TABLE "EmailChange" ADD CONSTRAINT "EmailChange_insurerId_attemptId_fkey" FOREIGN KEY ("insurerId", "attemptId") REFERENCES "LoginAttempt"("insurerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The owner is the attempt or, without one, the member: only a member has an address to go back to.
ALTER TABLE "EmailChange" ADD CONSTRAINT "EmailChange_owner" CHECK ("attemptId" IS NULL OR "previousEmail" IS NULL);

-- Members who wait for a mail at this moment go on. The change takes the id of its attempt, because links name their
-- owner by it and the hash of a code contains it: what was mailed stays valid. Attempts that are over need none.
INSERT INTO "EmailChange" ("insurerId", "id", "memberId", "attemptId", "newEmail", "requestedAt", "expiresAt")
  SELECT "insurerId", "id", "memberId", "id", "pendingEmail", "createdAt", "expiresAt"
  FROM "LoginAttempt" WHERE "pendingEmail" IS NOT NULL AND "endedAt" IS NULL AND "expiresAt" > now();

-- AlterTable
ALTER TABLE "LoginAttempt" DROP COLUMN "pendingEmail";

-- AlterEnum: links to a new address are of one type. A link keeps its hash and its owner, and stays valid.
UPDATE "OneTimeToken" SET "type" = 'emailConfirmation' WHERE "type" = 'emailChange';
CREATE TYPE "TokenType_new" AS ENUM ('emailConfirmation', 'loginTicket', 'emailUndo', 'passwordReset', 'lostFactorCode');
ALTER TABLE "OneTimeToken" ALTER COLUMN "type" TYPE "TokenType_new" USING ("type"::text::"TokenType_new");
ALTER TYPE "TokenType" RENAME TO "TokenType_old";
ALTER TYPE "TokenType_new" RENAME TO "TokenType";
DROP TYPE "TokenType_old";
