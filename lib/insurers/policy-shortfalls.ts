import "server-only";
import { STANDARD_IDLE_MINUTES, STANDARD_TEMPORARY_DAYS } from "#lib/kernel/limits.ts";
import type { InsurerPolicy } from "./policy-schema.ts";

/** `short`: an L1 or L2 requirement of ASVS 5.0.0, or a SHALL of NIST SP 800-63B-4. `weak`: L3, or a SHOULD. */
export type ShortfallLevel = "short" | "weak";

export type Shortfall = {
  level: ShortfallLevel;
  /** Ids, as docs/deviations.md and the console show them. */
  against: string;
  isPresent: (policy: InsurerPolicy) => boolean;
  /** The row of docs/deviations.md: what is chosen; why it is offered, and what limits it. */
  what: string;
  why: string;
};

/** Every choice that falls short of a standard. A clerk reads the same in plain words (lib/messages/ja/console/policy.ts). */
export const SHORTFALLS = {
  formula: {
    level: "short",
    against: "ASVS 6.4.1, NIST 3.1.1.1",
    isPresent: ({ temporaryCredential }) => temporaryCredential === "formula",
    what: "Temporary password 記号＋番号＋生年月日 (`temporaryCredential: formula`: aozora, shosha, tekkou)",
    why: "Manuals 000, 002, 003 print it for migrated members. It opens the wizard only, never a session with data; needs the right user ID, its period (30 days by default), 5 tries from one network and then growing waits, 50 from all (ADR 0016); where the insurer has an address on file, only whoever reads mail there goes on: it is shown half hidden, no other one is taken, and it is confirmed in each attempt, before method and password whatever `firstLoginOrder` says (wrong codes are charged to the member: 50 in all, with growing waits; the mail's link cannot be guessed); without one on file, card, user ID and birth date are enough. It is compared, never stored; it is gone with the first own password. `random` is the default",
  },
  "long-temporary": {
    level: "weak",
    against: "ASVS 6.4.1, NIST 4.2",
    isPresent: ({ temporaryCredentialDays }) => temporaryCredentialDays > STANDARD_TEMPORARY_DAYS,
    what: `Temporary passwords for more than ${STANDARD_TEMPORARY_DAYS} days (\`temporaryCredentialDays\`)`,
    why: "Letters reach members on leave or abroad late. At most 90 days; used once, with counted tries",
  },
  "mail-code": {
    level: "short",
    against: "ASVS 6.3.6 (L3), NIST 3.1.3",
    isPresent: ({ methods }) => methods.includes("email"),
    what: "Mail code as a second factor (`methods` contains `email`)",
    why: "Manuals 000, 001, 003; the only method on company PCs in 003. Kept apart as proof `emailCode`; 6 digits, 10 minutes, 5 tries, bound to the attempt, hashed. An insurer may leave it out",
  },
  "no-passkey": {
    level: "short",
    against: "ASVS 6.3.3 (L3), NIST 2.2.2",
    isPresent: ({ methods }) => !methods.includes("passkey"),
    what: "No phishing-resistant method (`methods` without `passkey`)",
    why: "No manual prints it; an insurer may stop offering a method for a while",
  },
  "recommends-mail": {
    level: "weak",
    against: "NIST 3.1.3",
    isPresent: ({ recommendedMethod }) => recommendedMethod === "email",
    what: "The mail code is recommended (`recommendedMethod: email`: aozora)",
    why: "Manual 000 recommends it. The stronger methods stand beside it",
  },
  classes: {
    level: "short",
    against: "ASVS 6.2.5, NIST 3.1.1.2",
    isPresent: ({ password }) => password.requireClasses,
    what: "Composition rules (`requireClasses`: tekkou)",
    why: "Manual 003. Off by default; lifted at 15 characters",
  },
  "login-id-in-password": {
    level: "weak",
    against: "NIST 3.1.1.2",
    isPresent: ({ password }) => password.forbidLoginId,
    what: "Password may not contain the user ID (`forbidLoginId`)",
    why: "NIST compares whole passwords only. Manual 003; harmless, and the reason is shown",
  },
  "reset-without-factor": {
    level: "short",
    against: "ASVS 6.4.3, NIST 4.2",
    isPresent: ({ resetNeedsFactor }) => !resetNeedsFactor,
    what: "Reset without the factor (`resetNeedsFactor: false`)",
    why: "Manual 004, 3-3 prints it: link, new factor, new password. Whoever reads the mailbox can take the account. Off by default; where an insurer turns it on, notices go out and every session ends",
  },
  "long-idle": {
    level: "weak",
    against: "ASVS 7.1.1, NIST 2.2.3",
    isPresent: ({ session }) => session.rememberedIdleMinutes > STANDARD_IDLE_MINUTES,
    what: `An idle login of more than ${STANDARD_IDLE_MINUTES} minutes (\`session.rememberedIdleMinutes\`)`,
    why: "Only where the member asks for it at login, on a device of their own; at most 2 hours, and the whole login has an end",
  },
} as const satisfies Record<string, Shortfall>;

export type ShortfallId = keyof typeof SHORTFALLS;
