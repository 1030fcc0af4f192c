import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { hashToken } from "#lib/kernel/secrets.ts";

/** Rows an insurer may get, whatever anybody types. */
const BUCKETS = 1_024;

/** Where a folded user ID that nobody has is counted: one of 1,024 buckets, by its hash. */
export function unknownLoginBucket(loginId: string): number {
  return Buffer.from(hashToken(loginId), "base64url").readUInt16BE() % BUCKETS;
}

/**
 * For a user ID that nobody has, what chargeGuard is for a member's: one row,
 * written and flushed. Without it the answer for an unknown ID came a flush
 * earlier, which on a slow disk is seen from outside (spec §14 case 11, ASVS 6.3.8).
 */
export async function countUnknownLogin({ tx, insurerId }: Scope, loginId: string): Promise<void> {
  const bucket = unknownLoginBucket(loginId);
  await tx.$executeRaw`
    insert into "UnknownLogin" as known ("insurerId", "bucket") values (${insurerId}::uuid, ${bucket}::int)
    on conflict ("insurerId", "bucket") do update set "tries" = known."tries" + 1`;
}
