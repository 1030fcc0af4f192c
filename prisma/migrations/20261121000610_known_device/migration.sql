-- AlterEnum
ALTER TYPE "Authenticator" ADD VALUE 'passwordOnKnownDevice';

-- AlterTable
ALTER TABLE "OneTimeToken" ADD COLUMN     "isFromKnownDevice" BOOLEAN NOT NULL DEFAULT false;
