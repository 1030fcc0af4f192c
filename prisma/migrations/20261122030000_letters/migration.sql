-- CreateEnum
CREATE TYPE "LetterUnit" AS ENUM ('household', 'person');

-- CreateEnum
CREATE TYPE "LetterOutcome" AS ENUM ('printed', 'paperless', 'skipped');

-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "postalAddress" TEXT,
ADD COLUMN     "postalBuilding" TEXT,
ADD COLUMN     "postalCode" TEXT;

-- CreateTable
CREATE TABLE "LetterOrder" (
    "insurerId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clerkId" UUID NOT NULL,
    "unit" "LetterUnit" NOT NULL,
    "target" JSONB NOT NULL,
    "leftOut" INTEGER NOT NULL DEFAULT 0,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "approvedAt" TIMESTAMPTZ(3),
    "claim" UUID,
    "claimedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LetterOrder_pkey" PRIMARY KEY ("insurerId","id")
);

-- CreateTable
CREATE TABLE "Letter" (
    "insurerId" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "serial" INTEGER NOT NULL,
    "envelope" INTEGER NOT NULL,
    "memberId" UUID NOT NULL,
    "outcome" "LetterOutcome",
    "issuedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Letter_pkey" PRIMARY KEY ("insurerId","orderId","serial")
);

-- CreateIndex
CREATE INDEX "LetterOrder_insurerId_requestedAt_idx" ON "LetterOrder"("insurerId", "requestedAt" DESC);

-- CreateIndex
CREATE INDEX "Letter_insurerId_memberId_idx" ON "Letter"("insurerId", "memberId");

-- CreateIndex
CREATE INDEX "Letter_insurerId_orderId_envelope_idx" ON "Letter"("insurerId", "orderId", "envelope");

-- AddForeignKey
ALTER TABLE "LetterOrder" ADD CONSTRAINT "LetterOrder_insurerId_fkey" FOREIGN KEY ("insurerId") REFERENCES "Insurer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Letter" ADD CONSTRAINT "Letter_insurerId_orderId_fkey" FOREIGN KEY ("insurerId", "orderId") REFERENCES "LetterOrder"("insurerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Letter" ADD CONSTRAINT "Letter_insurerId_memberId_fkey" FOREIGN KEY ("insurerId", "memberId") REFERENCES "Member"("insurerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A clerk has no postal address.
create or replace view console."Member" as
  select '00000000-0000-7000-8000-000000000001'::uuid as "insurerId", "id",
    ''::text as "symbol", ''::text as "number", ''::text as "branch", 'insured'::"MemberKind" as "kind",
    "name" as "kana", null::text as "name", date '1900-01-01' as "birthDate",
    "email" as "loginId", "email", "invitedAt" as "emailConfirmedAt", null::text as "language",
    "method", false as "isEmailCodeEnabled", "state", null::date as "qualifiedOn", null::date as "disqualifiedOn",
    "createdAt" as "wizardCompletedAt", "lastLoginAt", "createdAt", "updatedAt",
    null::text as "postalCode", null::text as "postalAddress", null::text as "postalBuilding"
  from public."Clerk"
  where portal_insurer_id() = '00000000-0000-7000-8000-000000000001'
    or current_user not in ('portal_app', 'portal_ops');

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['LetterOrder', 'Letter'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format(
      'create policy insurer_only on %I to portal_app, portal_ops
         using ("insurerId" = portal_insurer_id()) with check ("insurerId" = portal_insurer_id())',
      tenant_table);
    execute format('grant select, insert, update, delete on %I to portal_app, portal_ops', tenant_table);
  end loop;
end $$;
