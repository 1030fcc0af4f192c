-- CreateTable
CREATE TABLE "UnknownLogin" (
    "insurerId" UUID NOT NULL,
    "bucket" INTEGER NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "UnknownLogin_pkey" PRIMARY KEY ("insurerId","bucket")
);

alter table "UnknownLogin" enable row level security;
create policy insurer_only on "UnknownLogin" to portal_app, portal_ops
  using ("insurerId" = portal_insurer_id()) with check ("insurerId" = portal_insurer_id());
-- An update reads the row it counts up.
grant select, insert, update on "UnknownLogin" to portal_app, portal_ops;
