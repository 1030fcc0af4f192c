-- What a clerk asks for: those that wait, and those that failed. Nearly all mails are neither.
create index "MailMessage_queued_idx" on "MailMessage" ("insurerId", "id") where "status" = 'queued';
create index "MailMessage_failed_idx" on "MailMessage" ("insurerId", "id") where "status" = 'failed';
