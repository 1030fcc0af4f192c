import { availableParallelism } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { inSlot } from "#lib/credentials/password/argon2.ts";

/** Takes one slot for password hashes, now or when one is free. @returns gives it back */
function holdSlot(): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  inSlot(() => promise);
  return resolve;
}

/** Lets no password be hashed or verified by Argon2 until the returned function is called. */
export function holdHashes(): () => void {
  const slots = Array.from({ length: availableParallelism() }, holdSlot);
  return () => {
    for (const release of slots) release();
  };
}

/** How many Argon2 hashes `work` waits for: each is let through by itself, and counted. */
export async function countHashes(work: () => Promise<unknown>): Promise<number> {
  let [count, isDone] = [0, false];
  const slots = Array.from({ length: availableParallelism() }, holdSlot);
  const done = work().finally(() => {
    isDone = true;
  });
  while (!isDone) {
    if (inSlot.pendingCount > 0) {
      count += 1;
      // Stands behind the hash that waits: when its turn comes, that hash is done, and the next one waits again.
      slots.push(holdSlot());
      slots.shift()?.();
      while (inSlot.pendingCount > 0) await sleep(1);
    }
    await sleep(1);
  }
  for (const release of slots) release();
  await done;
  return count;
}
