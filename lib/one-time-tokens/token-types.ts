import "server-only";
import type { TokenType } from "#lib/db/generated/enums.ts";
import type { InsurerPolicy } from "#lib/insurers/policy-schema.ts";
import { DAY_SECONDS, HOUR_SECONDS, MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import { INVITATION_DAYS, LOST_FACTOR_CODE_DAYS, UNDO_HOURS } from "#lib/kernel/limits.ts";
import { hashToken, keyedHashes } from "#lib/kernel/secrets.ts";

/** Each token's owner (the login attempt or the e-mail change) and the e-mail address it proves. */
export type TokenDetails = {
  /** Links of an e-mail change: to the new address, and to the one that is left. */
  emailConfirmation: { ownerId: string; email: string };
  emailUndo: { ownerId: string; email: string };
  /** Requests from known browsers are counted apart from all others (spec §8). */
  passwordReset: { email: string; isFromKnownBrowser: boolean };
  /** The insurer's code for a member who lost the phone; short, so hashed with a key. */
  lostFactorCode: object;
  /** Link to a clerk who is to set up what they log in with. */
  invitation: { email: string };
  /** For the cards in a frame; the owner is the session that they show. */
  cardsCode: { ownerId: string };
};

/** Lifetime in seconds, by the insurer's policy where it decides. */
export const LIFETIME_SECONDS: Record<TokenType, (policy: InsurerPolicy) => number> = {
  // As long as the code in the same mail (lib/credentials/email-code).
  emailConfirmation: () => 30 * MINUTE_SECONDS,
  emailUndo: () => UNDO_HOURS * HOUR_SECONDS,
  passwordReset: ({ resetLinkMinutes }) => resetLinkMinutes * MINUTE_SECONDS,
  // Time for the post to deliver it.
  lostFactorCode: () => LOST_FACTOR_CODE_DAYS * DAY_SECONDS,
  invitation: () => INVITATION_DAYS * DAY_SECONDS,
  // From one window to another.
  cardsCode: () => MINUTE_SECONDS,
};

/**
 * Only the hash is stored. A short code's hash includes the member, so that equal codes differ (ASVS 6.6.2).
 * @returns the hash to store first; of a short code then those under former peppers
 */
export function tokenHashes(type: TokenType, text: string, memberId: string | undefined): [string, ...string[]] {
  if (type !== "lostFactorCode") return [hashToken(text)];
  if (memberId === undefined) throw new Error("a short code is looked up for one member");
  return keyedHashes(text, memberId);
}
