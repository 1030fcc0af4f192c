-- CreateTable
CREATE TABLE "InsurerLogo" (
    "insurerId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "png" BYTEA NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "InsurerLogo_pkey" PRIMARY KEY ("insurerId")
);

-- AddForeignKey
ALTER TABLE "InsurerLogo" ADD CONSTRAINT "InsurerLogo_insurerId_fkey" FOREIGN KEY ("insurerId") REFERENCES "Insurer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table "InsurerLogo" enable row level security;
create policy insurer_only on "InsurerLogo" to portal_app, portal_ops
  using ("insurerId" = portal_insurer_id()) with check ("insurerId" = portal_insurer_id());
grant select, insert, update, delete on "InsurerLogo" to portal_app, portal_ops;
