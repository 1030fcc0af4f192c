import { redirect } from "next/navigation";
import { EmailWaitingPage } from "#components/forms/email-waiting-page.tsx";
import { wizardSteps } from "#components/login/wizard-steps.ts";
import { waitingEmailChange } from "#lib/email-address/email-change.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { maskEmail } from "#lib/typed-text/mask-email.ts";
import { requireStep } from "#lib/web/frames/require-step.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { changeEmailAction, confirmByCodeAction, resendAction } from "./actions.ts";

/** 「メールアドレスの確認」 of the wizard (manual 000【6】【7】). */
export default async function EmailConfirmPage() {
  const attempt = await requireStep("email-confirm");
  const { insurer } = await requestContext();
  const waiting = await inRequest(waitingEmailChange, attempt);
  // Confirmed or ended since: another step is due.
  if (waiting === null) redirect("/login/email/confirm");
  const { formats, login } = await requestMessages();
  const text = login.emailConfirm;
  const { newEmail, codeExpiresAt } = waiting;
  const sentTo = attempt.facts.isBoundToEmailOnFile ? maskEmail(newEmail) : newEmail;
  return (
    <EmailWaitingPage
      sentences={[text.lead(sentTo), ...(codeExpiresAt ? [text.until(formats.time(codeExpiresAt))] : [])]}
      confirmAction={confirmByCodeAction}
      resendAction={resendAction}
      leaveAction={changeEmailAction}
      // Bound to the address on file, there is nothing to change (spec §5.4).
      leaveLabel={attempt.facts.isBoundToEmailOnFile ? undefined : text.change}
      place="confirmation"
      insurer={insurer}
      steps={await wizardSteps("email-confirm", attempt.facts)}
      owner={{ attemptId: attempt.id }}
    />
  );
}
