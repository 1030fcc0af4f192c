import "server-only";
import { generateAuthenticationOptions, type PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import type { Scope } from "#lib/insurers/scope.ts";
import { issueChallenge } from "./challenge.ts";
import { isTransport } from "./read-response.ts";
import { CEREMONY_SECONDS } from "./webauthn-requirements.ts";

/**
 * Options for navigator.credentials.get.
 * @param memberId as second factor: that member's passkeys. Without it the browser offers any it has for this insurer
 *   (passkey alone, autofill)
 */
export async function beginPasskeyAuthentication(
  scope: Scope,
  { owner, memberId }: { owner: string; memberId?: string },
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { tx, insurerId, insurer } = scope;
  const passkeys = memberId ? await tx.passkey.findMany({ where: { insurerId, memberId } }) : [];
  return generateAuthenticationOptions({
    rpID: insurer.passkeyHost,
    challenge: issueChallenge(scope, { ceremony: "authentication", owner, lifetimeSeconds: CEREMONY_SECONDS }),
    allowCredentials: passkeys.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: transports.filter(isTransport),
    })),
    timeout: CEREMONY_SECONDS * 1000,
    userVerification: "required",
  });
}
