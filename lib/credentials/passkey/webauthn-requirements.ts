import "server-only";
import { COSEALG } from "@simplewebauthn/server/helpers";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { MINUTE_SECONDS } from "#lib/kernel/clock.ts";

/** How long the browser's dialog may stay open. */
export const CEREMONY_SECONDS = 5 * MINUTE_SECONDS;

/** A registration is posted with its name, which the member types after the dialog. */
export const NAMING_SECONDS = 5 * MINUTE_SECONDS;

/** Set in the options and checked again in the response, because the browser may be manipulated (spec §14 case 6). */
export const ALGORITHMS: COSEALG[] = [COSEALG.EdDSA, COSEALG.ES256, COSEALG.RS256];

/**
 * The expected origin and relying party. They differ where the insurer has moved to another host and its passkeys are of
 * the former one (WebAuthn Level 3 §5.11). User verification is required, because a passkey alone is a whole login.
 */
export function expectedParty(insurer: Insurer) {
  return { expectedOrigin: insurerOrigin(insurer), expectedRPID: insurer.passkeyHost, requireUserVerification: true };
}

/** The member's id as 16 bytes: no personal data in the authenticator (WebAuthn §14.6.1). */
export function userHandle(memberId: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(memberId.replaceAll("-", ""), "hex"));
}

/** The user handle as a browser sends it. */
export function userHandleText(memberId: string): string {
  return Buffer.from(userHandle(memberId)).toString("base64url");
}
