-- 承認: an act that one clerk asks for, and another decides.

-- CreateEnum
CREATE TYPE "ApprovalState" AS ENUM ('asked', 'approved', 'refused', 'withdrawn');

-- CreateTable
CREATE TABLE "Approval" (
    "insurerId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "act" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "memberId" UUID,
    "reason" TEXT NOT NULL,
    "askedBy" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "state" "ApprovalState" NOT NULL DEFAULT 'asked',
    "decidedBy" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "answer" TEXT,
    "done" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "carriedOutAt" TIMESTAMPTZ(3),

    CONSTRAINT "Approval_pkey" PRIMARY KEY ("insurerId","id"),
    -- Whatever a verb forgets: nobody decides alone.
    CONSTRAINT "Approval_two_clerks" CHECK ("state" NOT IN ('approved', 'refused') OR ("decidedBy" IS NOT NULL AND "decidedBy" <> "askedBy"))
);

-- CreateIndex
CREATE INDEX "Approval_insurerId_state_askedAt_idx" ON "Approval"("insurerId", "state", "askedAt");

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_insurerId_askedBy_fkey" FOREIGN KEY ("insurerId", "askedBy") REFERENCES "Clerk"("insurerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_insurerId_decidedBy_fkey" FOREIGN KEY ("insurerId", "decidedBy") REFERENCES "Clerk"("insurerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table "Approval" enable row level security;
create policy insurer_only on "Approval" to portal_app, portal_ops
  using ("insurerId" = portal_insurer_id()) with check ("insurerId" = portal_insurer_id());
-- What was asked for stands as it was asked.
grant select, insert on "Approval" to portal_app, portal_ops;
grant update ("state", "decidedBy", "decidedAt", "answer", "done", "skipped", "carriedOutAt") on "Approval"
  to portal_app, portal_ops;
