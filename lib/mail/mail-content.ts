/**
 * What a mail is about. A new kind is a member of this union, its sentences in
 * lib/messages and its entry in compose-mail.ts.
 */
export type MailContent =
  | {
      kind: "email-confirmation";
      /** Opens a page with a button; opening alone confirms nothing (spec §14, 5). */
      link: string;
      /** 「確認コード」, six digits, for people who read mail on another machine. */
      code: string;
      expiresAt: Date;
      kana: string;
    }
  | { kind: "login-code"; code: string; expiresAt: Date; kana: string };

export type MailBody = { subject: string; text: string; html: string };
