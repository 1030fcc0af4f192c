import "server-only";
import { hashPassword } from "./hash-password.ts";

/** Takes as long as a verification: the response time does not reveal whether there was a password (ASVS 6.3.8). */
export async function spendPasswordTime(typed: string): Promise<void> {
  await hashPassword(typed);
}
