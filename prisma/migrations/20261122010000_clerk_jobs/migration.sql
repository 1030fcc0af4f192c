-- A clerk's long jobs, and what the worker has done of them.

-- CreateEnum
CREATE TYPE "ClerkJobState" AS ENUM ('waiting', 'running', 'done', 'failed', 'cancelled');

-- CreateTable
CREATE TABLE "ClerkJob" (
    "insurerId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "clerkId" UUID NOT NULL,
    "state" "ClerkJobState" NOT NULL DEFAULT 'waiting',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "seenAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "result" JSONB,
    "failure" TEXT,

    CONSTRAINT "ClerkJob_pkey" PRIMARY KEY ("insurerId","id")
);

-- CreateIndex
CREATE INDEX "ClerkJob_insurerId_createdAt_idx" ON "ClerkJob"("insurerId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "ClerkJob_insurerId_subjectId_idx" ON "ClerkJob"("insurerId", "subjectId");

alter table "ClerkJob" enable row level security;
create policy insurer_only on "ClerkJob" to portal_app, portal_ops
  using ("insurerId" = portal_insurer_id()) with check ("insurerId" = portal_insurer_id());
grant select, insert, update, delete on "ClerkJob" to portal_app, portal_ops;
