import "server-only";
import { prisma } from "#lib/db/client.ts";
import type { InsurerTransaction } from "#lib/db/in-transaction.ts";
import { hashToken } from "#lib/kernel/secrets.ts";
import type { SessionRow } from "./session-row.ts";

/** What a page may know of who is signed in. */
export type ActiveSession = SessionRow;

/** What was typed when re-authentication came between; never a secret (spec §7). */
export type Draft = NonNullable<ActiveSession["session"]["draft"]>;

/** A transaction, or the host of a request alone: the read is one statement and needs no more. */
type Reader = { insurer: { host: string }; now: Date; tx?: InsurerTransaction };

/**
 * The session behind `token` on the insurer's host, or null when it ended, expired, idled
 * out, belongs to another host, or its member is disabled. Moves the idle clock.
 * @param lock takes the row for `tx`: every change does, so that two tabs take turns
 */
export async function loadSession(
  { insurer, now, tx }: Reader,
  token: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<ActiveSession | null> {
  const [row] = await (tx ?? prisma()).$queryRaw<{ found: ActiveSession | null }[]>`
    select portal_session(${insurer.host}, ${hashToken(token)}, ${now}, ${lock}) as found`;
  return row?.found ?? null;
}
