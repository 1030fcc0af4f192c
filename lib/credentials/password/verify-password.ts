import "server-only";
import { argon2Verify, isArgon2Outdated } from "./argon2.ts";
import type { StoredPassword } from "./hash-password.ts";
import { isCurrentPepper, pepperPassword } from "./pepper.ts";
import { spendPasswordTime } from "./spend-password-time.ts";
import { isBcrypt, verifyBcrypt } from "./verify-bcrypt.ts";

export type PasswordVerdict = {
  isMatch: boolean;
  /** The password is right, and its hash is outdated. */
  needsRehash: boolean;
};

/** Compares with a peppered or an imported hash. Without its pepper a hash never matches, after the same time. */
export async function verifyPassword(typed: string, stored: StoredPassword): Promise<PasswordVerdict> {
  const { passwordHash, pepperId } = stored;
  if (isBcrypt(passwordHash)) {
    const isMatch = await verifyBcrypt(typed.normalize("NFC"), passwordHash);
    return { isMatch, needsRehash: isMatch };
  }
  const input = pepperId === null ? typed.normalize("NFC") : pepperPassword(typed, pepperId)?.peppered;
  if (input === undefined) {
    await spendPasswordTime(typed);
    return { isMatch: false, needsRehash: false };
  }
  const isMatch = await argon2Verify(passwordHash, input);
  return { isMatch, needsRehash: isMatch && (!isCurrentPepper(pepperId) || isArgon2Outdated(passwordHash)) };
}
