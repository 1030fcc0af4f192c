import "server-only";
import { Turnstile } from "#lib/edge/turnstile.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";

/** A drawing takes a tenth of a second of the one core that answers everybody. */
const turns = new Turnstile({ atOnce: 1, waitingOfPeer: 2, waiting: 32 });

/**
 * Runs `work` when it is this member's turn. One document is drawn at a time, of each member's one after the other, so
 * that whoever asks for hundreds waits behind themselves (ASVS 15.2.2).
 * @returns `busy` where too many wait; nothing was done then
 */
export async function inDrawTurn<Value>(memberId: string, work: () => Promise<Value>): Promise<Result<Value, "busy">> {
  // Awaited, so that `work` runs for the request that asked, not for the one before it.
  const isIn = await new Promise<boolean>((resolve) => {
    if (!turns.enter(memberId, () => resolve(true))) resolve(false);
  });
  if (!isIn) return fail("busy");
  try {
    return ok(await work());
  } finally {
    turns.leave();
  }
}
