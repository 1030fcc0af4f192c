import { AnnouncementTable } from "#components/console/announcements/announcement-table.tsx";
import { Done } from "#components/console/content/done.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { mayAct } from "#lib/console/access/clerk-verb.ts";
import { listAllAnnouncements } from "#lib/console/announcements/announcements.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";

const PAGE_LINES = 50;

/** 「お知らせ」: drafts, those in force, those that are over. */
export default async function AnnouncementsPage({ searchParams }: PageProps<"/notices">) {
  const { role } = await requireClerk("/notices");
  const { before: beforeText, done } = await searchParams;
  const { announcements: text } = consoleText;
  const before = typeof beforeText === "string" && isUuid(beforeText) ? beforeText : null;
  const { lines, next } = await asClerk(listAllAnnouncements, { before, limit: PAGE_LINES });
  const links = [
    ...(next ? [{ href: `/notices?before=${next}`, label: text.older }] : []),
    ...(before ? [{ href: "/notices", label: text.newest }] : []),
  ];
  return (
    <div className="space-y-6">
      <PageTitle title={text.title} />
      <div className="flex flex-wrap items-center justify-between gap-4">
        <PageHeading>{text.title}</PageHeading>
        {mayAct(role, "officer") ? <ButtonLink href="/notices/new">{text.add}</ButtonLink> : null}
      </div>
      <Done done={done} sentences={text.done} />
      <p>{text.lead}</p>
      {lines.length === 0 ? <p>{text.none}</p> : <AnnouncementTable lines={lines} />}
      <LinkList links={links} />
    </div>
  );
}
