import type { ReactNode } from "react";
import { logOutAction } from "#app/(login)/logout/actions.ts";
import { HelpContact } from "#components/help/help-contact.tsx";
import { memberMenu } from "#components/portal/member-menu.ts";
import { Shell } from "#components/portal/shell.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { areTermsDue } from "#lib/login-flow/facts.ts";
import { nextStep } from "#lib/login-flow/next-step.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { pathOf } from "#lib/web/frames/pass-step.ts";
import { currentAttempt } from "#lib/web/request/current-attempt.ts";
import { currentSession } from "#lib/web/request/current-session.ts";
import { requireInsurer } from "#lib/web/request/require-insurer.ts";

/** Around the list of problems and each answer: whom to call, and the way back to where the reader was. */
export async function HelpFrame({ children }: { children: ReactNode }) {
  const insurer = await requireInsurer();
  const active = await currentSession();
  const attempt = await currentAttempt();
  const messages = await requestMessages();
  return (
    <Shell
      insurer={insurer}
      member={active?.member}
      logoutAction={logOutAction}
      menuLinks={active && !areTermsDue(active) ? memberMenu(messages) : []}
      hasLoginLink={!attempt}
    >
      {children}
      <HelpContact branding={insurer.policy.branding} />
      <ButtonLink
        href={attempt ? pathOf(nextStep(attempt.facts)) : "/"}
        variant="secondary"
        className="mt-10 w-full sm:w-auto"
      >
        {attempt ? messages.help.backToLogin : messages.common.backToPortal}
      </ButtonLink>
    </Shell>
  );
}
