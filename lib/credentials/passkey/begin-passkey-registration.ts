import "server-only";
import { generateRegistrationOptions, type PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";
import type { Scope } from "#lib/insurers/scope.ts";
import { issueChallenge } from "./challenge.ts";
import { isTransport } from "./read-response.ts";
import { ALGORITHMS, CEREMONY_SECONDS, NAMING_SECONDS, userHandle } from "./webauthn-requirements.ts";

/**
 * Options for navigator.credentials.create: discoverable, user verification required, no attestation, any attachment,
 * so that a computer can use a phone's passkey (spec §6; manuals 001 and 003). The challenge belongs to `owner`.
 */
export async function beginPasskeyRegistration(
  scope: Scope,
  { memberId, owner }: { memberId: string; owner: string },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { tx, insurer } = scope;
  const member = await tx.member.findUniqueOrThrow({
    where: scope.key(memberId),
    include: { passkeys: { select: { credentialId: true, transports: true } } },
  });
  const lifetimeSeconds = CEREMONY_SECONDS + NAMING_SECONDS;
  return generateRegistrationOptions({
    challenge: issueChallenge(scope, { ceremony: "registration", owner, lifetimeSeconds }),
    rpName: insurer.shortName,
    rpID: insurer.passkeyHost,
    userID: userHandle(memberId),
    userName: member.loginId,
    userDisplayName: member.kana,
    timeout: CEREMONY_SECONDS * 1000,
    attestationType: "none",
    excludeCredentials: member.passkeys.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: transports.filter(isTransport),
    })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    supportedAlgorithmIDs: ALGORITHMS,
  });
}
