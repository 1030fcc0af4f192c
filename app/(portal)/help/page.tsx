import { HelpContents } from "#components/help/help-contents.tsx";
import { OldHelpAnchors } from "#components/help/old-help-anchors.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { requireInsurer } from "#lib/web/request/require-insurer.ts";
import { HelpFrame } from "./help-frame.tsx";

/** 「お困りのときは」 (manual 004, chapter 4): the list of problems, for whoever is signed in or not. */
export default async function HelpPage() {
  const insurer = await requireInsurer();
  const { help: text } = await requestMessages();
  return (
    <HelpFrame>
      <PageTitle title={text.title} />
      <PageHeading>{text.title}</PageHeading>
      <Lead className="mt-3 mb-6">{text.lead}</Lead>
      <HelpContents insurer={insurer} />
      <OldHelpAnchors />
    </HelpFrame>
  );
}
