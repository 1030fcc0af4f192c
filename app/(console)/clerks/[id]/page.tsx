import { notFound } from "next/navigation";
import { ClerkActs } from "#components/console/clerks/clerk-acts.tsx";
import { Done } from "#components/console/content/done.tsx";
import { Card } from "#components/ui/card.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { listClerks } from "#lib/console/clerks/clerks.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { formats } from "#lib/messages/ja/format.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import {
  changeRoleAction,
  inviteAgainAction,
  resetClerkAction,
  resumeClerkAction,
  stopClerkAction,
} from "./actions.ts";

const ACTS = {
  changeRole: changeRoleAction,
  stop: stopClerkAction,
  resume: resumeClerkAction,
  inviteAgain: inviteAgainAction,
  reset: resetClerkAction,
};

/** One clerk: who they are, and what 管理 may do about them; nothing about oneself. */
export default async function ClerkPage({ params, searchParams }: PageProps<"/clerks/[id]">) {
  const { id } = await params;
  const { id: ownId } = await requireClerk("/clerks", "manager");
  const clerk = (await asClerk(listClerks, undefined)).find((each) => each.id === id) ?? notFound();
  const { clerks: text, roles } = consoleText;
  const { columns } = text;
  return (
    <div className="max-w-[43rem] space-y-6">
      <PageTitle title={clerk.name} />
      <LinkList links={[{ href: "/clerks", label: text.back }]} />
      <PageHeading>{clerk.name}</PageHeading>
      <Done done={(await searchParams).done} sentences={text.done(clerk.name, roles[clerk.role])} />
      <Card>
        <DefinitionList
          items={[
            { term: columns.email, description: clerk.email },
            { term: columns.role, description: roles[clerk.role] },
            { term: columns.state, description: text.states[clerk.state] },
            { term: columns.lastLogin, description: clerk.lastLoginAt ? formats.dateTime(clerk.lastLoginAt) : "–" },
          ]}
        />
      </Card>
      {id === ownId ? <p>{text.failures.yourself}</p> : <ClerkActs clerk={clerk} acts={ACTS} />}
    </div>
  );
}
