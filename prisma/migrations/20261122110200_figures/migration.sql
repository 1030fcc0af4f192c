-- CreateTable
CREATE TABLE "InsurerFigures" (
    "insurerId" UUID NOT NULL,
    "countedAt" TIMESTAMPTZ(3) NOT NULL,
    "figures" JSONB NOT NULL,

    CONSTRAINT "InsurerFigures_pkey" PRIMARY KEY ("insurerId")
);

alter table "InsurerFigures" enable row level security;
create policy insurer_only on "InsurerFigures" to portal_app, portal_ops
  using ("insurerId" = portal_insurer_id()) with check ("insurerId" = portal_insurer_id());
grant select, insert, update, delete on "InsurerFigures" to portal_app, portal_ops;
