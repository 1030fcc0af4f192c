import { ClerkTable } from "#components/console/clerks/clerk-table.tsx";
import { Done } from "#components/console/content/done.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { listClerks } from "#lib/console/clerks/clerks.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";

/** 「担当者」: who works here, in which role. */
export default async function ClerksPage({ searchParams }: PageProps<"/clerks">) {
  await requireClerk("/clerks", "manager");
  const clerks = await asClerk(listClerks, undefined);
  const { clerks: text } = consoleText;
  return (
    <div className="space-y-6">
      <PageTitle title={text.title} />
      <div className="flex flex-wrap items-center justify-between gap-4">
        <PageHeading>{text.title}</PageHeading>
        <ButtonLink href="/clerks/new">{text.invite}</ButtonLink>
      </div>
      <Done done={(await searchParams).done} sentences={{ invited: text.invited }} />
      <ClerkTable clerks={clerks} />
    </div>
  );
}
