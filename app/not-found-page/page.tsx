import { ConsoleFrame } from "#app/(console)/console-frame.tsx";
import { PlainShell } from "#components/portal/plain-shell.tsx";
import { Shell } from "#components/portal/shell.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { CONSOLE_ID } from "#lib/kernel/console.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { insurerOfRequest } from "#lib/web/request/require-insurer.ts";

/** The answer with 404 for any reason. Only the edge may fetch it (lib/edge/not-found-page.ts). */
export default async function NotFoundPage() {
  const insurer = await insurerOfRequest();
  const { common, portal } = await requestMessages();
  const text = insurer ? portal.notFound : portal.unknownHost;
  const content = (
    <>
      <PageTitle title={text.title} />
      <PageHeading>{text.title}</PageHeading>
      <p className="mt-3">{text.body}</p>
    </>
  );
  if (insurer?.id === CONSOLE_ID) return <ConsoleFrame width="form">{content}</ConsoleFrame>;
  if (!insurer) return <PlainShell>{content}</PlainShell>;
  return (
    <Shell insurer={insurer}>
      {content}
      <ButtonLink href="/" className="mt-8">
        {common.backToPortal}
      </ButtonLink>
    </Shell>
  );
}
