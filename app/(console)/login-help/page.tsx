import { Done, Missed } from "#components/console/content/done.tsx";
import { History } from "#components/console/content/history.tsx";
import { movedOf } from "#components/console/content/order-buttons.tsx";
import { ContactCard, HelpPreview } from "#components/console/login-help/help-preview.tsx";
import { HelpTable } from "#components/console/login-help/help-table.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { mayAct } from "#lib/console/access/clerk-verb.ts";
import { readLoginHelp } from "#lib/console/login-help/login-help.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { moveHelpBlockAction } from "./actions.ts";

/** 「ログインの案内」: what each group of members reads at the login, and whom they call. */
export default async function LoginHelpPage({ searchParams }: PageProps<"/login-help">) {
  const { role } = await requireClerk("/login-help");
  const query = await searchParams;
  const { done, missed } = query;
  const { blocks, contact, seen, history } = await asClerk(readLoginHelp, undefined);
  const { loginHelp: text } = consoleText;
  const mayChange = mayAct(role, "officer");
  return (
    <div className="space-y-8">
      <PageTitle title={text.title} />
      <div className="flex flex-wrap items-center justify-between gap-4">
        <PageHeading>{text.title}</PageHeading>
        {mayChange ? <ButtonLink href="/login-help/new">{text.add}</ButtonLink> : null}
      </div>
      <Done done={done} sentences={text.done} />
      <Missed missed={missed} />
      <p>{mayChange ? text.lead : `${text.lead}${text.readOnly}`}</p>
      {blocks.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <HelpTable
          blocks={blocks}
          seen={seen.blocks}
          moved={movedOf(query)}
          move={mayChange ? moveHelpBlockAction : undefined}
        />
      )}
      <HelpPreview blocks={blocks} />
      <ContactCard contact={contact} mayChange={mayChange} />
      <History events={history} />
    </div>
  );
}
