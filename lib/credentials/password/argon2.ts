import "server-only";
import { availableParallelism } from "node:os";
import { hash, parseOptions, verify } from "@node-rs/argon2";
import pLimit from "p-limit";

/** OWASP's first choice for Argon2id, the library's default algorithm (ASVS 11.4.2). */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Each hash takes 19 MiB. One for each core, so that a rush of logins queues. */
export const inSlot = pLimit(availableParallelism());

/** A PHC string with a fresh salt, computed off the event loop. */
export function argon2Hash(input: string): Promise<string> {
  return inSlot(() => hash(input, PARAMETERS));
}

export function argon2Verify(phc: string, input: string): Promise<boolean> {
  return inSlot(() => verify(phc, input));
}

/** Whether `phc` was made with other parameters. */
export function isArgon2Outdated(phc: string): boolean {
  const used = parseOptions(phc);
  return (
    !phc.startsWith("$argon2id$") ||
    used.memoryCost !== PARAMETERS.memoryCost ||
    used.timeCost !== PARAMETERS.timeCost ||
    used.parallelism !== PARAMETERS.parallelism
  );
}
