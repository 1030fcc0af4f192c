import "server-only";
import { prisma } from "#lib/db/client.ts";
import type { RequestContext } from "./request-context.ts";

export type Announcement = { id: string; title: string; body: string; isImportant: boolean; publishedAt: Date };

/**
 * お知らせ in force now: the important ones first, then the newest. One statement, on a connection of its own: not from
 * within a transaction, which holds another.
 * @param isMember false leaves out those for members only
 */
export function listAnnouncements(
  { insurer, now }: Pick<RequestContext, "insurer" | "now">,
  { isMember, limit }: { isMember: boolean; limit: number },
): Promise<Announcement[]> {
  return prisma().$queryRaw<Announcement[]>`
    select * from portal_announcements(${insurer.host}, ${isMember}, ${now}, ${limit}::integer)`;
}
