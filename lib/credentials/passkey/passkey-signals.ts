import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { userHandleText } from "./webauthn-requirements.ts";

/** What a password manager may know of a member's passkeys (WebAuthn §5.1.10, signal methods). */
export type PasskeySignals = {
  rpID: string;
  userID: string;
  userName: string;
  userDisplayName: string;
  /** Every passkey that works; a password manager may hide or remove all others. */
  allAcceptedCredentialIDs: string[];
};

export async function passkeySignals(
  { tx, insurerId, insurer }: Scope,
  member: { id: string; loginId: string; kana: string },
): Promise<PasskeySignals> {
  const passkeys = await tx.passkey.findMany({
    where: { insurerId, memberId: member.id },
    select: { credentialId: true },
  });
  return {
    rpID: insurer.passkeyHost,
    userID: userHandleText(member.id),
    userName: member.loginId,
    userDisplayName: member.kana,
    allAcceptedCredentialIDs: passkeys.map(({ credentialId }) => credentialId),
  };
}
