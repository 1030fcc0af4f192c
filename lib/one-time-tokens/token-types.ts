import "server-only";
import type { TokenType } from "#lib/db/generated/enums.ts";
import type { InsurerPolicy } from "#lib/insurers/policy-schema.ts";
import { DAY_SECONDS, HOUR_SECONDS, MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import { UNDO_HOURS } from "#lib/kernel/limits.ts";
import { hashShortCode, hashToken } from "#lib/kernel/secrets.ts";

/**
 * What each type of one-time token carries beside its member: who owns it (the
 * login attempt, or the e-mail change) and the one address it speaks for.
 */
export type TokenDetails = {
  /** Of a finished login attempt: what next-auth turns into a session. */
  loginTicket: { ownerId: string };
  /** Links of an e-mail change: to the new address, and to the one that is left. */
  emailConfirmation: { ownerId: string; email: string };
  emailUndo: { ownerId: string; email: string };
  /** Known browsers of a member are counted apart from everybody else (spec §8). */
  passwordReset: { email: string; isFromKnownBrowser: boolean };
  /** The insurer's code for a member whose phone is lost; short, and hashed with a key. */
  lostFactorCode: object;
};

/** Seconds until a token dies unused, by the insurer's policy where that decides. */
export const LIFETIME_SECONDS: Record<TokenType, (policy: InsurerPolicy) => number> = {
  loginTicket: () => MINUTE_SECONDS,
  // As long as the code in the same mail (lib/credentials/email-code).
  emailConfirmation: () => 30 * MINUTE_SECONDS,
  emailUndo: () => UNDO_HOURS * HOUR_SECONDS,
  passwordReset: ({ resetLinkMinutes }) => resetLinkMinutes * MINUTE_SECONDS,
  // Posted, it arrives within a few days.
  lostFactorCode: () => 7 * DAY_SECONDS,
};

/** Only the hash is stored. A short code is bound to its member, so that equal codes differ (ASVS 6.6.2). */
export function tokenHash(type: TokenType, text: string, memberId: string | undefined): string {
  if (type !== "lostFactorCode") return hashToken(text);
  if (memberId === undefined) throw new Error("a short code is looked up for one member");
  return hashShortCode(text, memberId);
}
