import "server-only";
import type { Scope } from "./scope.ts";

export type Announcement = { id: string; title: string; body: string; isImportant: boolean; publishedAt: Date };

/** お知らせ in force now: the important ones first, then the newest. @param isMember false leaves out those for members only */
export async function listAnnouncements(
  { tx, now }: Scope,
  { isMember, limit }: { isMember: boolean; limit: number },
): Promise<Announcement[]> {
  const rows = await tx.announcement.findMany({
    select: { id: true, title: true, body: true, isImportant: true, publishedAt: true },
    where: {
      isDraft: false,
      publishedAt: { lte: now },
      OR: [{ shownUntil: null }, { shownUntil: { gt: now } }],
      ...(isMember ? {} : { isMembersOnly: false }),
    },
    orderBy: [{ isImportant: "desc" }, { publishedAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(({ publishedAt, ...row }) => ({ ...row, publishedAt: publishedAt ?? now }));
}
