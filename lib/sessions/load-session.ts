import "server-only";
import { prisma } from "#lib/db/client.ts";
import type { InsurerTransaction } from "#lib/db/in-transaction.ts";
import { schemaOf } from "#lib/db/schema-of.ts";
import { hashToken } from "#lib/kernel/secrets.ts";
import type { SessionRow } from "./session-row.ts";

export type ActiveSession = SessionRow;

/** What was typed before re-authentication; never a secret (spec §7). */
export type Draft = NonNullable<ActiveSession["session"]["draft"]>;

/** With or without a transaction: the read is one statement. */
type Reader = { insurer: { host: string }; now: Date; tx?: InsurerTransaction };

/**
 * The session behind `token` on the insurer's host; null when it has ended, expired, idled out, belongs to another
 * host, or its member is disabled. Counts as activity.
 * @param lock locks the row for `tx`: every change does, so that two tabs take turns
 */
export async function loadSession(
  { insurer, now, tx }: Reader,
  token: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<ActiveSession | null> {
  const [row] = await (tx ?? prisma()).$queryRaw<{ found: ActiveSession | null }[]>`
    select ${schemaOf(insurer.host)}.portal_session(${insurer.host}, ${hashToken(token)}, ${now}, ${lock}) as found`;
  return row?.found ?? null;
}
