-- CreateTable
CREATE TABLE "TermsDraft" (
    "insurerId" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "changedBy" UUID NOT NULL,

    CONSTRAINT "TermsDraft_pkey" PRIMARY KEY ("insurerId")
);

-- CreateIndex
CREATE INDEX "TermsAcceptance_insurerId_version_acceptedAt_memberId_idx" ON "TermsAcceptance"("insurerId", "version", "acceptedAt", "memberId");

-- AddForeignKey
ALTER TABLE "TermsDraft" ADD CONSTRAINT "TermsDraft_insurerId_fkey" FOREIGN KEY ("insurerId") REFERENCES "Insurer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table "TermsDraft" enable row level security;
create policy insurer_only on "TermsDraft" to portal_app, portal_ops
  using ("insurerId" = portal_insurer_id()) with check ("insurerId" = portal_insurer_id());
grant select, insert, update, delete on "TermsDraft" to portal_app, portal_ops;

-- 管理 publishes in the console. A published version still never changes: no role may update or delete one.
grant insert on "TermsVersion" to portal_app;
