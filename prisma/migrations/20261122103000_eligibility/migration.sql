-- CreateEnum
CREATE TYPE "EligibilityDelivery" AS ENUM ('notice', 'certificate');

-- CreateTable
CREATE TABLE "Eligibility" (
    "insurerId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "insurerNumber" TEXT NOT NULL,
    "validUntil" DATE,
    "copay" TEXT,
    "limitCategory" TEXT,
    "delivery" "EligibilityDelivery" NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Eligibility_pkey" PRIMARY KEY ("insurerId","memberId")
);

-- AddForeignKey
ALTER TABLE "Eligibility" ADD CONSTRAINT "Eligibility_insurerId_memberId_fkey" FOREIGN KEY ("insurerId", "memberId") REFERENCES "Member"("insurerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table "Eligibility" enable row level security;
create policy insurer_only on "Eligibility" to portal_app, portal_ops
  using ("insurerId" = portal_insurer_id()) with check ("insurerId" = portal_insurer_id());
grant select, insert, update, delete on "Eligibility" to portal_app, portal_ops;
