-- AlterTable
ALTER TABLE "Insurer" ADD COLUMN     "policyVersion" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "PolicyChange" (
    "insurerId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT NOT NULL,

    CONSTRAINT "PolicyChange_pkey" PRIMARY KEY ("insurerId","version")
);

-- AddForeignKey
ALTER TABLE "PolicyChange" ADD CONSTRAINT "PolicyChange_insurerId_fkey" FOREIGN KEY ("insurerId") REFERENCES "Insurer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table "PolicyChange" enable row level security;
create policy insurer_only on "PolicyChange" to portal_app, portal_ops
  using ("insurerId" = portal_insurer_id()) with check ("insurerId" = portal_insurer_id());
-- Append-only, as the audit.
grant select, insert on "PolicyChange" to portal_app, portal_ops;

-- Everybody finds an insurer by its host; only a transaction of the insurer itself writes its row. Clerks change
-- the policy and nothing else of it.
alter table "Insurer" enable row level security;
create policy insurer_read on "Insurer" for select to portal_app, portal_ops using (true);
create policy insurer_insert on "Insurer" for insert to portal_ops with check ("id" = portal_insurer_id());
create policy insurer_update on "Insurer" for update to portal_app, portal_ops
  using ("id" = portal_insurer_id()) with check ("id" = portal_insurer_id());
grant update ("policy", "policyVersion", "updatedAt") on "Insurer" to portal_app;
