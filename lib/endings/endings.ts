import "server-only";
import type { Authenticator, TokenType } from "#lib/db/generated/enums.ts";
import { FACTOR_AUTHENTICATORS } from "#lib/insurers/factors.ts";

/** Why an attempt, a session or a change of address is over. */
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
  | "withdrawn"
  | "undone"
  | "member-disabled"
  | "account-reissued";

export type Ending = {
  /** Written to the attempts, sessions and changes that end. */
  reason: EndReason;
  /** Logins under way, but the one that is kept. */
  attempts: boolean;
  /** Sessions, but the one that is kept. */
  sessions: boolean;
  /** Links, tickets and the insurer's code, as far as they are unused. */
  tokens: readonly TokenType[];
  /** Mailed codes that are unused: all, or those mailed to another address than the new one. */
  emailCodes: "all" | "to-other-emails" | "none";
  /** New addresses that wait for their confirmation. Those of a login attempt end with it in any case. */
  emailChanges: boolean;
  /** An authenticator app that was shown a key and waits for its first code. */
  enrolments: boolean;
  temporaryCredential: boolean;
  /** Browsers the member is known in: the next login from each is told again. */
  knownBrowsers: boolean;
  /** Misses and waits that are forgotten. */
  guards: readonly Authenticator[];
};

const ALL_TOKENS = [
  "loginTicket",
  "emailConfirmation",
  "emailUndo",
  "passwordReset",
  "lostFactorCode",
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

/**
 * What ends when: one row an event in a member's life. A reviewer reads here who
 * is out after it; `endFor` does it, and endings.test.ts proves each cell.
 */
export const ENDINGS = {
  /** A new password, in the wizard, a reset or the settings: whoever holds the old one is out (spec §14 case 13). */
  "password-set": {
    ...NOTHING,
    reason: "password-set-elsewhere",
    attempts: true,
    tokens: ["passwordReset"],
    temporaryCredential: true,
    guards: PASSWORD_GUARDS,
  },
  /** The address of the wizard is confirmed (spec §14 case 13). */
  "email-confirmed": {
    ...NOTHING,
    reason: "email-confirmed-elsewhere",
    attempts: true,
    tokens: ["emailConfirmation"],
    emailChanges: true,
  },
  /** 「Eメール変更」 is confirmed (spec §14 case 5). */
  "email-moved": { ...NOTHING, ...OTHER_MAILBOX, reason: "email-confirmed-elsewhere", attempts: true },
  /** 「変更を取り消す」 stops a change or takes it back: whoever made it is out (spec §7). */
  "email-change-undone": { ...NOTHING, reason: "signed-out-everywhere", attempts: true, sessions: true },
  /** …and where the change was in force already, what was mailed to the address that is left. */
  "email-restored": { ...NOTHING, ...OTHER_MAILBOX, reason: "signed-out-everywhere" },
  /** A factor is deleted in the settings: logins under way may stand on it. */
  "factor-removed": { ...NOTHING, reason: "factor-removed", attempts: true },
  /** A new factor in place of lost ones: whoever holds the lost phone, or a code, is out (spec §8). */
  "factors-replaced": {
    ...NOTHING,
    reason: "factor-removed",
    attempts: true,
    sessions: true,
    tokens: ["lostFactorCode"],
    guards: FACTOR_GUARDS,
  },
  /** The insurer gives out a code for a lost factor: a former one is dead, tries begin anew. */
  "lost-factor-code-issued": {
    ...NOTHING,
    reason: "replaced",
    tokens: ["lostFactorCode"],
    guards: ["recoveryCode"],
  },
  /** 「全てのデバイスからサインアウトする」 in the login flow, where other attempts are another row's. */
  "sessions-signed-out": { ...NOTHING, reason: "signed-out-everywhere", sessions: true },
  /** 「全てのデバイスからサインアウトする」 in the settings. */
  "signed-out-everywhere": { ...NOTHING, reason: "signed-out-everywhere", attempts: true, sessions: true },
  /** 「心当たりがない」. Links that undo a change stay: they are the member's own defence. */
  "not-me": {
    ...NOTHING,
    reason: "not-me",
    tokens: ALL_TOKENS.filter((type) => type !== "emailUndo"),
    emailCodes: "all",
    emailChanges: true,
    knownBrowsers: true,
  },
  /** 資格喪失. Own credentials stay, for the insurer may have been mistaken (spec §14 case 19). */
  "member-disabled": { ...EVERYTHING_OPEN, reason: "member-disabled" },
  /** アカウント再発行: the credentials go with it (reissue-account.ts). */
  "account-reissued": {
    ...EVERYTHING_OPEN,
    reason: "account-reissued",
    knownBrowsers: true,
    guards: [...PASSWORD_GUARDS, ...FACTOR_GUARDS, "birthDate"],
  },
} as const satisfies Record<string, Ending>;

export type EndingEvent = keyof typeof ENDINGS;
