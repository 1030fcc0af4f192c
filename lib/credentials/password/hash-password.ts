import "server-only";
import { argon2Hash } from "./argon2.ts";
import { pepperPassword } from "./pepper.ts";

/** The columns of PasswordCredential. */
export type StoredPassword = {
  /** PHC string: argon2id, or an imported bcrypt `$2…`. */
  passwordHash: string;
  /** Null for imported hashes, which have no pepper. */
  pepperId: string | null;
};

/** Argon2id (19 MiB, 2 passes) of the peppered password, about 10 ms off the event loop (spec §6, ASVS 11.4.2). */
export async function hashPassword(password: string): Promise<{ passwordHash: string; pepperId: string }> {
  const current = pepperPassword(password);
  if (!current) throw new Error("no pepper configured");
  return { passwordHash: await argon2Hash(current.peppered), pepperId: current.pepperId };
}
