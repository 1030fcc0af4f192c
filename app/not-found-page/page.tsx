import { ConsoleFrame } from "#app/(console)/console-frame.tsx";
import { logOutAction } from "#app/(login)/logout/actions.ts";
import { memberMenu } from "#components/portal/member-menu.tsx";
import { PlainShell } from "#components/portal/plain-shell.tsx";
import { Shell } from "#components/portal/shell.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { CONSOLE_ID } from "#lib/kernel/console.ts";
import { areTermsDue } from "#lib/login-flow/facts.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { currentSession } from "#lib/web/request/current-session.ts";
import { insurerOfRequest } from "#lib/web/request/require-insurer.ts";

/** The answer with 404 for any reason. Only the edge may fetch it (lib/edge/not-found-page.ts). */
export default async function NotFoundPage() {
  const insurer = await insurerOfRequest();
  const { common, portal, settings } = await requestMessages();
  const text = insurer ? portal.notFound : portal.unknownHost;
  const content = (
    <>
      <PageTitle title={text.title} />
      <PageHeading>{text.title}</PageHeading>
      <Lead className="mt-3">{text.body}</Lead>
    </>
  );
  if (insurer?.id === CONSOLE_ID) return <ConsoleFrame width="form">{content}</ConsoleFrame>;
  if (!insurer) return <PlainShell>{content}</PlainShell>;
  const active = await currentSession();
  return (
    <Shell
      insurer={insurer}
      member={active?.member}
      logoutAction={logOutAction}
      menu={active && !areTermsDue(active) ? memberMenu({ portal, settings }) : undefined}
    >
      {content}
      <ButtonLink href="/" className="mt-8">
        {common.backToPortal}
      </ButtonLink>
    </Shell>
  );
}
