import type { ReactNode } from "react";
import { MemberShell } from "#app/(settings)/member-shell.tsx";
import { HelpContact } from "#components/help/help-contact.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { nextStep } from "#lib/login-flow/next-step.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { pathOf } from "#lib/web/frames/pass-step.ts";
import { currentAttempt } from "#lib/web/request/current-attempt.ts";
import { requireInsurer } from "#lib/web/request/require-insurer.ts";

/** Around the list of problems and each answer: whom to call, and the way back to where the reader was. */
export async function HelpFrame({ children }: { children: ReactNode }) {
  const { branding } = (await requireInsurer()).policy;
  const attempt = await currentAttempt();
  const { common, help } = await requestMessages();
  return (
    <MemberShell hasLoginLink={!attempt}>
      {children}
      <HelpContact branding={branding} />
      <ButtonLink
        href={attempt ? pathOf(nextStep(attempt.facts)) : "/"}
        variant="secondary"
        className="mt-10 w-full sm:w-auto"
      >
        {attempt ? help.backToLogin : common.backToPortal}
      </ButtonLink>
    </MemberShell>
  );
}
