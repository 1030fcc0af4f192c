-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "done" JSONB;
