-- CreateTable
CREATE TABLE "EmbedOrigin" (
    "insurerId" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "EmbedOrigin_pkey" PRIMARY KEY ("insurerId","origin")
);

alter table "EmbedOrigin" enable row level security;
create policy insurer_only on "EmbedOrigin" to portal_app, portal_ops
  using ("insurerId" = portal_insurer_id()) with check ("insurerId" = portal_insurer_id());
grant select, insert, update, delete on "EmbedOrigin" to portal_app, portal_ops;
