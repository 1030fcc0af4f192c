import "server-only";
import type { Authenticator, TokenType } from "#lib/db/generated/enums.ts";
import { FACTOR_AUTHENTICATORS } from "#lib/insurers/factors.ts";

/** Why an attempt, a session or an e-mail change has ended. */
export type EndReason =
  | "replaced"
  | "logged-in"
  | "logged-out"
  | "terms-refused"
  | "password-set-elsewhere"
  | "email-confirmed-elsewhere"
  | "factor-removed"
  | "signed-out-everywhere"
  | "signed-out-elsewhere"
  | "not-me"
  | "ended-by-operator"
  | "withdrawn"
  | "undone"
  | "member-disabled"
  | "account-reissued";

export type Ending = {
  /** Written to the attempts, sessions and e-mail changes that end. */
  reason: EndReason;
  /** Logins under way, except the kept one. */
  attempts: boolean;
  /** Sessions, except the kept one. */
  sessions: boolean;
  /** Unused links and lost-factor codes. */
  tokens: readonly TokenType[];
  /** Unused mailed codes: all, or those mailed to another e-mail address than the new one. */
  emailCodes: "all" | "to-other-emails" | "none";
  /** New addresses that wait for their confirmation. Those of a login attempt end with it in any case. */
  emailChanges: boolean;
  /** Authenticator apps that wait for their first code. */
  enrolments: boolean;
  temporaryCredential: boolean;
  /** Known browsers: the next login from each sends a notice again. */
  knownBrowsers: boolean;
  /** Counters of misses, with their waits, that are reset. */
  guards: readonly Authenticator[];
};

const ALL_TOKENS = [
  "emailConfirmation",
  "emailUndo",
  "passwordReset",
  "lostFactorCode",
  "invitation",
  "cardsCode",
] as const satisfies readonly TokenType[];

const PASSWORD_GUARDS = ["password", "passwordInKnownBrowser", "temporary"] as const;
const FACTOR_GUARDS = [...FACTOR_AUTHENTICATORS, "recoveryCode"] as const;

const NOTHING = {
  attempts: false,
  sessions: false,
  tokens: [],
  emailCodes: "none",
  emailChanges: false,
  enrolments: false,
  temporaryCredential: false,
  knownBrowsers: false,
  guards: [],
} as const satisfies Omit<Ending, "reason">;

const EVERYTHING_OPEN = {
  ...NOTHING,
  attempts: true,
  sessions: true,
  tokens: ALL_TOKENS,
  emailCodes: "all",
  emailChanges: true,
  enrolments: true,
  temporaryCredential: true,
} as const;

/** What was mailed to another address, and could still open something. */
const OTHER_MAILBOX = { tokens: ["passwordReset", "emailConfirmation"], emailCodes: "to-other-emails" } as const;

/** What ends when: a row for each event in a member's life. `endFor` executes it; endings.test.ts proves each cell. */
export const ENDINGS = {
  /** A new password, in wizard, reset or settings: whoever knows the old one is locked out (spec §14 case 13). */
  "password-set": {
    ...NOTHING,
    reason: "password-set-elsewhere",
    attempts: true,
    tokens: ["passwordReset", "invitation"],
    temporaryCredential: true,
    guards: PASSWORD_GUARDS,
  },
  /** The wizard's e-mail address is confirmed (spec §14 case 13); misses at its code no longer count. */
  "email-confirmed": {
    ...NOTHING,
    reason: "email-confirmed-elsewhere",
    attempts: true,
    tokens: ["emailConfirmation"],
    emailChanges: true,
    guards: ["emailCode"],
  },
  /** 「Eメール変更」 is confirmed (spec §14 case 5). */
  "email-moved": { ...NOTHING, ...OTHER_MAILBOX, reason: "email-confirmed-elsewhere", attempts: true },
  /** 「変更を取り消す」: whoever requested the change is locked out (spec §7). */
  "email-change-undone": { ...NOTHING, reason: "signed-out-everywhere", attempts: true, sessions: true },
  /** 「変更を取り消す」 after the confirmation: also what was mailed to the address that is left. */
  "email-restored": { ...NOTHING, ...OTHER_MAILBOX, reason: "signed-out-everywhere" },
  /** A factor is deleted in the settings: logins under way may have been proved with it. */
  "factor-removed": { ...NOTHING, reason: "factor-removed", attempts: true },
  /** A new factor replaces lost ones: whoever holds the lost phone or a code is locked out (spec §8). */
  "factors-replaced": {
    ...NOTHING,
    reason: "factor-removed",
    attempts: true,
    sessions: true,
    tokens: ["lostFactorCode"],
    guards: FACTOR_GUARDS,
  },
  /** The insurer issues a lost-factor code: former codes end, tries are counted anew. */
  "lost-factor-code-issued": {
    ...NOTHING,
    reason: "replaced",
    tokens: ["lostFactorCode"],
    guards: ["recoveryCode"],
  },
  /** 「全てのデバイスからサインアウトする」 in the login flow, where another event ends the attempts. */
  "sessions-signed-out": { ...NOTHING, reason: "signed-out-everywhere", sessions: true },
  /** 「全てのデバイスからサインアウトする」 in the settings. */
  "signed-out-everywhere": { ...NOTHING, reason: "signed-out-everywhere", attempts: true, sessions: true },
  /** `sessions end` of the command line: sessions may be in other hands (ASVS 7.4.5). */
  "ended-by-operator": { ...NOTHING, reason: "ended-by-operator", attempts: true, sessions: true },
  /** 「心当たりがない」. Undo links stay valid: the member needs them. */
  "not-me": {
    ...NOTHING,
    reason: "not-me",
    tokens: ALL_TOKENS.filter((type) => type !== "emailUndo"),
    emailCodes: "all",
    emailChanges: true,
    knownBrowsers: true,
  },
  /** 資格喪失. The member's own credentials stay, in case the insurer was mistaken (spec §14 case 19). */
  "member-disabled": { ...EVERYTHING_OPEN, reason: "member-disabled" },
  /** アカウント再発行 deletes the credentials too (reissue-account.ts). */
  "account-reissued": {
    ...EVERYTHING_OPEN,
    reason: "account-reissued",
    knownBrowsers: true,
    guards: [...PASSWORD_GUARDS, ...FACTOR_GUARDS, "birthDate"],
  },
} as const satisfies Record<string, Ending>;

export type EndingEvent = keyof typeof ENDINGS;
