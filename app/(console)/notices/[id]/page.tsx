import { notFound } from "next/navigation";
import { AnnouncementActs } from "#components/console/announcements/announcement-acts.tsx";
import { AnnouncementForm } from "#components/console/announcements/announcement-form.tsx";
import { Done, Missed } from "#components/console/content/done.tsx";
import { Markdown } from "#components/portal/markdown.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { StaticPage } from "#components/ui/static-page.tsx";
import { mayAct } from "#lib/console/access/clerk-verb.ts";
import { readOneAnnouncement } from "#lib/console/announcements/announcements.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { deleteAnnouncementAction, saveAnnouncementAction, withdrawAnnouncementAction } from "../actions.ts";

const ACTS = { withdraw: withdrawAnnouncementAction, remove: deleteAnnouncementAction };

/** One お知らせ: 閲覧 reads it, 担当 and 管理 change it. */
export default async function AnnouncementPage({ params, searchParams }: PageProps<"/notices/[id]">) {
  const { role } = await requireClerk("/notices");
  const announcement = (await asClerk(readOneAnnouncement, (await params).id)) ?? notFound();
  const { announcements: text, content } = consoleText;
  const { status, publishedAt, shownUntil, changedAt, changedBy } = announcement;
  const { done, missed } = await searchParams;
  const shown = done === "published" && status === "scheduled" ? "scheduled" : done;
  const above = <LinkList links={[{ href: "/notices", label: text.back }]} />;
  const facts = (
    <>
      <p className="font-700">{`${text.statuses[status]}　${text.days(publishedAt, shownUntil)}`}</p>
      {changedAt ? <p className="text-quiet">{content.changedBy(changedBy, changedAt)}</p> : null}
    </>
  );
  if (!mayAct(role, "officer")) {
    return (
      <StaticPage title={announcement.title} above={above} lead={facts} footer={<p>{text.readOnly}</p>}>
        <Markdown source={announcement.body} topLevel={2} />
      </StaticPage>
    );
  }
  return (
    <FormPage
      action={saveAnnouncementAction}
      title={text.editTitle}
      above={above}
      lead={facts}
      done={
        <>
          <Missed missed={missed} />
          <Done done={shown} sentences={text.done} />
        </>
      }
      footer={<AnnouncementActs announcement={announcement} acts={ACTS} />}
    >
      <AnnouncementForm announcement={announcement} />
    </FormPage>
  );
}
