-- AlterTable
ALTER TABLE "OidcClient" ADD COLUMN     "lastUsedAt" TIMESTAMPTZ(3);
