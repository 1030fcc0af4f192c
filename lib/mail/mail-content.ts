import "server-only";
import type { Method } from "#lib/insurers/policy-schema.ts";
import type { BrowserName } from "#lib/kernel/browser-name.ts";

/** What a member is told of afterwards, whoever did it (spec §7, §9; ASVS 6.3.7). */
export type NoticeEvent =
  | { type: "password-changed" }
  | { type: "login-id-changed"; loginId: string }
  | { type: "method-changed"; method: Method }
  /** To the address that is being left: the link stops the change, or takes it back. */
  | { type: "email-change-requested"; undoLink: string }
  | { type: "email-changed"; undoLink: string | null }
  | { type: "email-restored" }
  | { type: "factor-added" | "factor-removed"; factor: Method; name: string | null }
  | { type: "recovery-code-made" | "recovery-code-used" }
  | { type: "new-browser-login" }
  | { type: "password-reset" }
  /** Misses went on: of the password, or behind it of a code; `isDisabled` when no waiting helps any more. */
  | { type: "locked"; at: "password" | "secondFactor"; isDisabled: boolean };

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
  /** `enrolment-code` sets メール認証 up, from within the settings. */
  | { kind: "login-code" | "enrolment-code"; code: string; expiresAt: Date; kana: string }
  | { kind: "password-reset"; link: string; expiresAt: Date; kana: string }
  /** Every user ID that belongs to this address and the birth date that was given. */
  | { kind: "login-id-reminder"; people: readonly { kana: string; loginId: string }[] }
  | {
      kind: "notice";
      event: NoticeEvent;
      at: Date;
      /** In which browser it was done; null for the insurer's own acts. */
      browser: BrowserName | null;
      /** 「心当たりがない」: ends every login, after authentication. */
      notMeLink: string;
      kana: string;
    };

export type MailBody = { subject: string; text: string; html: string };
