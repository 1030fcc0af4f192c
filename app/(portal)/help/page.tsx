import { logOutAction } from "#app/(login)/logout/actions.ts";
import { HelpContact } from "#components/help/help-contact.tsx";
import { HelpContents } from "#components/help/help-contents.tsx";
import { HelpGroups } from "#components/help/help-groups.tsx";
import { memberMenu } from "#components/portal/member-menu.ts";
import { Shell } from "#components/portal/shell.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { areTermsDue } from "#lib/login-flow/facts.ts";
import { nextStep } from "#lib/login-flow/next-step.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { pathOf } from "#lib/web/frames/pass-step.ts";
import { currentAttempt } from "#lib/web/request/current-attempt.ts";
import { currentSession } from "#lib/web/request/current-session.ts";
import { requireInsurer } from "#lib/web/request/require-insurer.ts";

/** 「お困りのときは」 (manual 004, chapter 4): every answer, with or without a session. */
export default async function HelpPage() {
  const insurer = await requireInsurer();
  const active = await currentSession();
  const attempt = await currentAttempt();
  const messages = await requestMessages();
  const text = messages.help;
  return (
    <Shell
      insurer={insurer}
      member={active?.member}
      logoutAction={logOutAction}
      menuLinks={active && !areTermsDue(active) ? memberMenu(messages) : []}
      hasLoginLink={!attempt}
    >
      <PageTitle title={text.title} />
      <PageHeading>{text.title}</PageHeading>
      <p className="mt-3 mb-6">{text.lead}</p>
      <HelpContents insurer={insurer} />
      <HelpGroups insurer={insurer} />
      <HelpContact branding={insurer.policy.branding} />
      <ButtonLink
        href={attempt ? pathOf(nextStep(attempt.facts)) : "/"}
        variant="secondary"
        className="mt-10 w-full sm:w-auto"
      >
        {attempt ? text.backToLogin : messages.common.backToPortal}
      </ButtonLink>
    </Shell>
  );
}
