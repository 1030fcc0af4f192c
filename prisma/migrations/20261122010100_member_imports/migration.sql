-- Imports of members by upload, and the search for members whose 番号 has lost its zeros.

-- CreateEnum
CREATE TYPE "MemberImportState" AS ENUM ('uploading', 'uploaded', 'checked', 'done', 'undone', 'abandoned');

-- CreateTable
CREATE TABLE "MemberImport" (
    "insurerId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clerkId" UUID NOT NULL,
    "state" "MemberImportState" NOT NULL DEFAULT 'uploading',
    "fileName" TEXT NOT NULL,
    "size" INTEGER NOT NULL DEFAULT 0,
    "sha256" TEXT,
    "format" JSONB,
    "headings" TEXT[],
    "places" JSONB,
    "disablesAbsent" BOOLEAN NOT NULL,
    "skipsBadRows" BOOLEAN NOT NULL DEFAULT false,
    "counts" JSONB,
    "doubts" JSONB,
    "decisions" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "MemberImport_pkey" PRIMARY KEY ("insurerId","id")
);

-- CreateTable
CREATE TABLE "MemberImportPart" (
    "insurerId" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "part" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "bytesEncrypted" BYTEA NOT NULL,

    CONSTRAINT "MemberImportPart_pkey" PRIMARY KEY ("insurerId","importId","part","place")
);

-- CreateTable
CREATE TABLE "MemberImportRow" (
    "insurerId" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "line" INTEGER,
    "kind" TEXT NOT NULL,
    "symbol" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "branch" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "MemberImportRow_pkey" PRIMARY KEY ("insurerId","importId","place")
);

-- CreateTable
CREATE TABLE "MemberImportChange" (
    "insurerId" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "before" JSONB,

    CONSTRAINT "MemberImportChange_pkey" PRIMARY KEY ("insurerId","importId","memberId")
);

-- CreateIndex
CREATE INDEX "MemberImport_insurerId_createdAt_idx" ON "MemberImport"("insurerId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "MemberImportRow_insurerId_importId_kind_place_idx" ON "MemberImportRow"("insurerId", "importId", "kind", "place");

-- 番号 without its zeros. The insurer comes last: a check of a foreign key must never take it for the primary key.
create index "Member_number_without_zeros" on "Member" (ltrim("number", '0'), "branch", "insurerId");

-- An encrypted file does not shrink: no try to compress it.
alter table "MemberImportPart" alter column "bytesEncrypted" set storage external;


do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['MemberImport', 'MemberImportPart', 'MemberImportRow', 'MemberImportChange'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format(
      'create policy insurer_only on %I to portal_app, portal_ops
         using ("insurerId" = portal_insurer_id()) with check ("insurerId" = portal_insurer_id())',
      tenant_table);
    execute format('grant select, insert, update, delete on %I to portal_app, portal_ops', tenant_table);
  end loop;
end $$;
