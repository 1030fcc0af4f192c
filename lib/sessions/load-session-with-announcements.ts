import "server-only";
import { prisma } from "#lib/db/client.ts";
import type { Announcement } from "#lib/insurers/list-announcements.ts";
import { hashToken } from "#lib/kernel/secrets.ts";
import type { ActiveSession } from "./load-session.ts";

type Row = {
  session: ActiveSession | null;
  announcements: (Omit<Announcement, "publishedAt"> & { publishedAt: string })[];
};

/**
 * loadSession and listAnnouncements as one statement, for the members' top page: who is signed in reads those for
 * members too.
 * @param token of the session's cookie, if there is one
 */
export async function loadSessionWithAnnouncements(
  { insurer, now }: { insurer: { host: string }; now: Date },
  { token, limit }: { token: string | undefined; limit: number },
): Promise<{ session: ActiveSession | null; announcements: Announcement[] }> {
  const hash = token === undefined ? null : hashToken(token);
  const [row] = await prisma().$queryRaw<Row[]>`
    with reader as materialized (select portal_session(${insurer.host}, ${hash}, ${now}, false) as "session")
    select reader."session", (
      select coalesce(jsonb_agg(each), '[]')
      from portal_announcements(${insurer.host}, reader."session" is not null, ${now}, ${limit}::integer) each
    ) as "announcements"
    from reader`;
  const announcements = row?.announcements ?? [];
  return {
    session: row?.session ?? null,
    announcements: announcements.map((each) => ({ ...each, publishedAt: new Date(each.publishedAt) })),
  };
}
