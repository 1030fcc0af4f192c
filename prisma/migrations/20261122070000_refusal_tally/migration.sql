-- CreateTable
CREATE TABLE "RefusalTally" (
    "insurerId" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "who" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "memberId" UUID,
    "result" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "further" INTEGER NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,

    CONSTRAINT "RefusalTally_pkey" PRIMARY KEY ("insurerId","hour","who","action","detail","network")
);

alter table "RefusalTally" enable row level security;
create policy insurer_only on "RefusalTally" to portal_app, portal_ops
  using ("insurerId" = portal_insurer_id()) with check ("insurerId" = portal_insurer_id());
-- The worker alone closes an hour.
grant select, insert, update on "RefusalTally" to portal_app, portal_ops;
grant delete on "RefusalTally" to portal_ops;
