import "server-only";
import { decrypt, encrypt } from "#lib/kernel/secrets.ts";

/** Binds the secret to the member: copied into another member's row it does not decrypt. */
function binding(memberId: string): string {
  return `totp-secret:${memberId}`;
}

export function sealTotpSecret(secretBase32: string, memberId: string): string {
  return encrypt(secretBase32, binding(memberId));
}

export function openTotpSecret(secretEncrypted: string, memberId: string): string {
  return decrypt(secretEncrypted, binding(memberId));
}
