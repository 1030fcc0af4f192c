-- CreateEnum
CREATE TYPE "CredentialDelivery" AS ENUM ('paper', 'mail');

-- AlterEnum
ALTER TYPE "LetterOutcome" ADD VALUE 'mailed';
ALTER TYPE "LetterOutcome" ADD VALUE 'unreachable';

-- AlterTable
ALTER TABLE "LetterOrder" ADD COLUMN "delivery" "CredentialDelivery" NOT NULL DEFAULT 'paper';
