-- AlterTable
ALTER TABLE "Insurer" ADD COLUMN     "otherHosts" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "passkeyHost" TEXT;

-- CreateIndex
CREATE INDEX "Insurer_otherHosts_idx" ON "Insurer" USING GIN ("otherHosts");
