import "server-only";
import { hashPassword } from "./hash-password.ts";

/**
 * As long as a verification takes, for nothing: so that the time of an answer
 * does not tell whether there was a password to compare with (ASVS 6.3.8).
 */
export async function spendPasswordTime(typed: string): Promise<void> {
  await hashPassword(typed);
}
