-- AlterTable
ALTER TABLE "Announcement" ADD COLUMN     "changedAt" TIMESTAMPTZ(3),
ADD COLUMN     "changedBy" UUID,
ADD COLUMN     "isDraft" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "isImportant" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "shownUntil" TIMESTAMPTZ(3),
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ALTER COLUMN "publishedAt" DROP NOT NULL;

-- Only a draft may leave open from when it is shown.
alter table "Announcement" add constraint "Announcement_publishedAt_check" check ("isDraft" or "publishedAt" is not null);

-- Clerks write お知らせ in the console; only a draft is ever deleted.
grant insert, update, delete on "Announcement" to portal_app;
