-- AlterEnum
ALTER TYPE "TokenType" ADD VALUE 'cardsCode';

-- CreateTable
CREATE TABLE "EmbedAccess" (
    "insurerId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "sessionId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EmbedAccess_pkey" PRIMARY KEY ("insurerId","tokenHash")
);

-- CreateIndex
CREATE INDEX "EmbedAccess_insurerId_sessionId_idx" ON "EmbedAccess"("insurerId", "sessionId");

-- AddForeignKey
ALTER TABLE "EmbedAccess" ADD CONSTRAINT "EmbedAccess_insurerId_sessionId_fkey" FOREIGN KEY ("insurerId", "sessionId") REFERENCES "Session"("insurerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table "EmbedAccess" enable row level security;
create policy insurer_only on "EmbedAccess" to portal_app, portal_ops
  using ("insurerId" = portal_insurer_id()) with check ("insurerId" = portal_insurer_id());
grant select, insert, delete on "EmbedAccess" to portal_app, portal_ops;
