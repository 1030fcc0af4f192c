import { vi } from "vitest";
import type { Scope } from "#lib/insurers/scope.ts";

/**
 * Starts `work` inside another's open transaction and returns when it waits for that one's rows, or has ended without
 * waiting. What waits goes on after the commit: two acts meet in this order every time, where a race meets now and then.
 */
export async function startBeside<Value>(
  { tx }: Pick<Scope, "tx">,
  work: () => Promise<Value>,
): Promise<{ beside: Promise<Value> }> {
  const beside = work();
  let hasEnded = false;
  const note = () => {
    hasEnded = true;
  };
  beside.then(note, note);
  await vi.waitFor(
    async () => {
      const waiting = await tx.$queryRaw<unknown[]>`
        select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`;
      if (!hasEnded && waiting.length === 0) throw new Error("it does not wait");
    },
    // Shorter than the transaction, which is rolled back after 15 s.
    { timeout: 12_000, interval: 20 },
  );
  return { beside };
}
