import type { ReactNode } from "react";
import { ConsoleShell } from "#components/console/frame/console-shell.tsx";
import { Shell } from "#components/portal/shell.tsx";
import { CONSOLE_ID } from "#lib/kernel/console.ts";
import { isFirstLoginOpen } from "#lib/login-flow/facts.ts";
import { hasProof } from "#lib/sessions/proofs.ts";
import { namesOfClerk } from "#lib/web/console/as-clerk.ts";
import { currentClerk } from "#lib/web/console/current-clerk.ts";
import { currentAttempt } from "#lib/web/request/current-attempt.ts";
import { requireInsurer } from "#lib/web/request/require-insurer.ts";
import { logOutAction } from "./logout/actions.ts";

/** Shows the ユーザー名 at the top right as the manuals do, after more than temporary credentials was proved. */
export default async function LoginLayout({ children }: LayoutProps<"/">) {
  const insurer = await requireInsurer();
  if (insurer.id === CONSOLE_ID) return <ClerkLayout>{children}</ClerkLayout>;
  const attempt = await currentAttempt();
  const isKnown = attempt && (attempt.facts.hasOwnPassword || hasProof(attempt.facts.proofs, "birthDate"));
  return (
    <Shell
      insurer={insurer}
      member={isKnown ? attempt.member : undefined}
      logoutAction={logOutAction}
      isFirstLoginOpen={attempt ? isFirstLoginOpen(attempt.facts) : false}
    >
      {children}
    </Shell>
  );
}

/** Without the console's menu: its scripts would come with each member's login. */
async function ClerkLayout({ children }: { children: ReactNode }) {
  const clerk = await currentClerk();
  return (
    <ConsoleShell clerk={clerk ? await namesOfClerk(clerk) : undefined} logoutAction={logOutAction} width="form">
      {children}
    </ConsoleShell>
  );
}
