import "server-only";
import type { Scope } from "./scope.ts";

export type Announcement = { id: string; title: string; body: string; publishedAt: Date };

/** お知らせ published by now, newest first. @param isMember false leaves out those for members only */
export function listAnnouncements(
  { tx, now }: Scope,
  { isMember, limit }: { isMember: boolean; limit: number },
): Promise<Announcement[]> {
  return tx.announcement.findMany({
    select: { id: true, title: true, body: true, publishedAt: true },
    where: { publishedAt: { lte: now }, ...(isMember ? {} : { isMembersOnly: false }) },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}
