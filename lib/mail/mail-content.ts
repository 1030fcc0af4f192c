import "server-only";
import type { Method } from "#lib/insurers/policy-schema.ts";
import type { BrowserName } from "#lib/kernel/browser-name.ts";

/** What a clerk of the insurer does to an account; the member hears of each. */
export const INSURER_ACTS = [
  "insurer-unlocked",
  "insurer-signed-out",
  "insurer-reissued",
  "insurer-stopped",
  "insurer-resumed",
  "insurer-corrected-kana",
  "insurer-told-login-id",
] as const;
export type InsurerAct = (typeof INSURER_ACTS)[number];

/** What a member gets a notice of, whoever did it (spec §7, §9; ASVS 6.3.7). */
export type NoticeEvent =
  | { type: "password-changed" }
  | { type: "login-id-changed"; loginId: string }
  | { type: "method-changed"; method: Method }
  /** To the address that is being left: the link stops the change, or takes it back. */
  | { type: "email-change-requested"; undoLink: string; newEmail: string }
  | { type: "email-changed"; undoLink: string | null; newEmail: string }
  | { type: "email-restored" }
  /** `isReplacement`: in place of lost factors, which are all gone with it. */
  | { type: "factor-added"; factor: Method; name: string | null; isReplacement?: boolean }
  | { type: "factor-removed"; factor: Method; name: string | null }
  | { type: "recovery-code-made"; isFirst: boolean }
  | { type: "recovery-code-used" | "lost-factor-code-used" | "lost-factor-code-issued" }
  | { type: "new-browser-login" }
  | { type: InsurerAct }
  | { type: "password-reset" }
  /** Misses of the password, or of a code behind it; `isDisabled` when waiting no longer helps. */
  | { type: "locked"; at: "password" | "secondFactor"; isDisabled: boolean };

/** What a clerk hears of a request for approval: it waits, was decided, or its many members are done. */
export type ApprovalEvent = "asked" | "approved" | "refused" | "done";

/** What a mail is about. A new kind also needs sentences in lib/messages and an entry in compose-mail.ts. */
export type MailContent =
  | {
      kind: "email-confirmation";
      /** Opens a page with a button; a GET confirms nothing (spec §14 case 5). */
      link: string;
      /** 「確認コード」, six digits, for people who read the mail in another browser. */
      code: string;
      expiresAt: Date;
      kana: string;
    }
  /** `enrolment-code` sets up メール認証 in the settings. */
  | { kind: "login-code" | "enrolment-code"; code: string; expiresAt: Date; kana: string }
  | { kind: "password-reset"; link: string; expiresAt: Date; kana: string }
  /** To a clerk who is to set up what they log in with. */
  | { kind: "clerk-invitation"; link: string; expiresAt: Date; name: string; insurerName: string }
  /** To a clerk. Whom it is about, only the console says. */
  | { kind: "approval"; event: ApprovalEvent; link: string; name: string }
  /** Says nothing of the member: who reads mail in passing learns no name (docs/adr/0024). */
  | { kind: "document-arrived"; link: string }
  /** Temporary credentials, never both in one mail: who sees one of them in passing has half (spec §10). */
  | { kind: "temporary-login-id"; loginId: string; link: string; expiresAt: Date; kana: string }
  | { kind: "temporary-password"; password: string; expiresAt: Date; kana: string }
  /** Every user ID with this e-mail address and birth date. */
  | { kind: "login-id-reminder"; people: readonly { kana: string; loginId: string }[] }
  | {
      kind: "notice";
      event: NoticeEvent;
      at: Date;
      /** The browser in which it was done; null for the insurer's acts. */
      browser: BrowserName | null;
      /** 「心当たりがない」: ends every login, after authentication. */
      notMeLink: string;
      kana: string;
    };

export type MailBody = { subject: string; text: string; html: string };
