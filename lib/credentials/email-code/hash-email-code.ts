import "server-only";
import type { EmailCodePurpose } from "#lib/db/generated/enums.ts";
import { hashShortCode } from "#lib/kernel/secrets.ts";

/** Keyed, and bound to the code's own row and purpose: equal codes have different hashes (ASVS 6.6.2). */
export function hashEmailCode(code: string, bound: { id: string; purpose: EmailCodePurpose }): string {
  return hashShortCode(code, `email-code:${bound.id}:${bound.purpose}`);
}
