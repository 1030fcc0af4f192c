import "server-only";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { letterText } from "#lib/messages/ja/console/letter-paper.ts";
import type { Letter } from "./write-letters.ts";

/** A letter that nobody was issued, to try printer, folds and envelope. */
export function sampleLetter({ policy }: Insurer, now: Date): Letter {
  const { recipient, loginId, password, ...place } = letterText.sample;
  const address = { name: recipient, postalCode: "1000013", ...place };
  const expiresAt = addSeconds(now, policy.temporaryCredentialDays * DAY_SECONDS);
  const member = { ...address, kind: "insured" as const };
  return { serial: 1, sheet: 1, sheets: 1, recipient: address, member, loginId, password, expiresAt };
}
