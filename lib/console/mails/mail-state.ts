// Browser-safe: values only.

/** 送信待ち, 届かなかった, 送信済み. */
export const MAIL_STATES = ["queued", "failed", "sent"] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** Why a mail is late or was given up, in words a clerk can act on; the server's own code stands beside it. */
export type MailReason = "expired" | "refused" | "unavailable";

/** @param lastError what lib/mail/deliver-mail.ts has noted */
export function mailReason(lastError: string): MailReason {
  if (lastError === "expired") return "expired";
  return /^EENVELOPE .*5\d\d$|^(?:validation_error|invalid_)/.test(lastError) ? "refused" : "unavailable";
}
