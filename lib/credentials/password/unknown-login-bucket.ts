import "server-only";
import { hashToken } from "#lib/kernel/secrets.ts";

/** Rows an insurer may get, whatever anybody types. */
const BUCKETS = 1_024;

/**
 * Where a try with a folded user ID that nobody has is counted (portal_password_of): one of 1,024 buckets, by its hash.
 * Without the row, written and flushed, the answer for an unknown ID came a flush earlier, which on a slow disk is seen
 * from outside (spec §14 case 11, ASVS 6.3.8).
 */
export function unknownLoginBucket(loginId: string): number {
  return Buffer.from(hashToken(loginId), "base64url").readUInt16BE() % BUCKETS;
}
