import { AnnouncementForm } from "#components/console/announcements/announcement-form.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { requireClerk } from "#lib/web/console/as-clerk.ts";
import { saveAnnouncementAction } from "../actions.ts";

/** 「お知らせの作成」. */
export default async function NewAnnouncementPage() {
  await requireClerk("/notices", "officer");
  const { announcements: text } = consoleText;
  return (
    <FormPage
      action={saveAnnouncementAction}
      title={text.newTitle}
      above={<LinkList links={[{ href: "/notices", label: text.back }]} />}
    >
      <AnnouncementForm />
    </FormPage>
  );
}
