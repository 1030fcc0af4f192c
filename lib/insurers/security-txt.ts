import "server-only";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import type { Insurer } from "./insurer.ts";
import { insurerOrigin } from "./insurer-url.ts";

/** RFC 9116 §2.5.5 recommends less than a year: whoever reads it later asks again. */
const VALID_DAYS = 180;

/**
 * Where somebody who finds a weakness reports it (RFC 9116): the contact of the insurer's
 * policy, and always the telephone that its pages show.
 */
export function securityTxt(insurer: Insurer, now: Date): string {
  const { securityContact, contactPhone } = insurer.policy.branding;
  const expires = `${addSeconds(now, VALID_DAYS * DAY_SECONDS)
    .toISOString()
    .slice(0, 10)}T00:00:00Z`;
  return [
    ...(securityContact ? [`Contact: ${securityContact}`] : []),
    `Contact: tel:${contactPhone};phone-context=+81`,
    `Expires: ${expires}`,
    "Preferred-Languages: ja, en",
    `Canonical: ${insurerOrigin(insurer)}/.well-known/security.txt`,
    "",
  ].join("\n");
}
