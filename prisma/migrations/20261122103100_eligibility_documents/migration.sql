-- CreateEnum
CREATE TYPE "DocumentEnd" AS ENUM ('replaced', 'revoked');

-- CreateTable
CREATE TABLE "DeliveryConsent" (
    "insurerId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "givenAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "DeliveryConsent_pkey" PRIMARY KEY ("insurerId","id")
);

-- CreateTable
CREATE TABLE "EligibilityDocument" (
    "insurerId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "validUntil" DATE NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "codeHash" TEXT NOT NULL,
    "codeEncrypted" TEXT NOT NULL,
    "sealHash" TEXT,
    "openedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "end" "DocumentEnd",

    CONSTRAINT "EligibilityDocument_pkey" PRIMARY KEY ("insurerId","id")
);

-- CreateTable
CREATE TABLE "InsurerSeal" (
    "insurerId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "png" BYTEA NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "InsurerSeal_pkey" PRIMARY KEY ("insurerId","hash")
);

-- CreateTable
CREATE TABLE "DocumentDelivery" (
    "insurerId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clerkId" UUID NOT NULL,
    "numbers" JSONB,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DocumentDelivery_pkey" PRIMARY KEY ("insurerId","id")
);

-- CreateIndex
CREATE INDEX "DeliveryConsent_insurerId_memberId_idx" ON "DeliveryConsent"("insurerId", "memberId");

-- CreateIndex
CREATE INDEX "EligibilityDocument_insurerId_memberId_idx" ON "EligibilityDocument"("insurerId", "memberId");

-- CreateIndex
CREATE UNIQUE INDEX "EligibilityDocument_insurerId_number_key" ON "EligibilityDocument"("insurerId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "EligibilityDocument_insurerId_codeHash_key" ON "EligibilityDocument"("insurerId", "codeHash");

-- AddForeignKey
ALTER TABLE "DeliveryConsent" ADD CONSTRAINT "DeliveryConsent_insurerId_memberId_fkey" FOREIGN KEY ("insurerId", "memberId") REFERENCES "Member"("insurerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EligibilityDocument" ADD CONSTRAINT "EligibilityDocument_insurerId_memberId_fkey" FOREIGN KEY ("insurerId", "memberId") REFERENCES "Member"("insurerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One consent and one document of a member are in force, whatever two requests do at once.
create unique index "DeliveryConsent_in_force" on "DeliveryConsent" ("insurerId", "memberId") where "withdrawnAt" is null;
create unique index "EligibilityDocument_in_force" on "EligibilityDocument" ("insurerId", "memberId") where "endedAt" is null;

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['DeliveryConsent', 'EligibilityDocument', 'InsurerSeal', 'DocumentDelivery'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format(
      'create policy insurer_only on %I to portal_app, portal_ops
         using ("insurerId" = portal_insurer_id()) with check ("insurerId" = portal_insurer_id())',
      tenant_table);
    execute format('grant select, insert, update, delete on %I to portal_app, portal_ops', tenant_table);
  end loop;
end $$;
