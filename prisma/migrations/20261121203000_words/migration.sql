-- One word per thing (docs/glossary.md): an announcement is お知らせ, a known browser is no device,
-- an e-mail address is an email. Policies and grants stay with a renamed table.
ALTER TABLE "Notice" RENAME TO "Announcement";
ALTER TABLE "Announcement" RENAME CONSTRAINT "Notice_pkey" TO "Announcement_pkey";
ALTER TABLE "Announcement" RENAME CONSTRAINT "Notice_insurerId_fkey" TO "Announcement_insurerId_fkey";
ALTER INDEX "Notice_insurerId_publishedAt_idx" RENAME TO "Announcement_insurerId_publishedAt_idx";

ALTER TABLE "KnownDevice" RENAME TO "KnownBrowser";
ALTER TABLE "KnownBrowser" RENAME CONSTRAINT "KnownDevice_pkey" TO "KnownBrowser_pkey";
ALTER TABLE "KnownBrowser" RENAME CONSTRAINT "KnownDevice_insurerId_memberId_fkey" TO "KnownBrowser_insurerId_memberId_fkey";
ALTER INDEX "KnownDevice_lastSeenAt_idx" RENAME TO "KnownBrowser_lastSeenAt_idx";
ALTER TYPE "Authenticator" RENAME VALUE 'passwordOnKnownDevice' TO 'passwordInKnownBrowser';
ALTER TABLE "OneTimeToken" RENAME COLUMN "isFromKnownDevice" TO "isFromKnownBrowser";

ALTER TABLE "MailMessage" RENAME COLUMN "toAddress" TO "toEmail";
ALTER INDEX "MailMessage_insurerId_toAddress_createdAt_idx" RENAME TO "MailMessage_insurerId_toEmail_createdAt_idx";
