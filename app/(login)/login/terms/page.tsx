import { TermsFields } from "#components/forms/terms-fields.tsx";
import { wizardSteps } from "#components/login/wizard-steps.ts";
import { FormPage } from "#components/ui/form-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { currentTerms } from "#lib/insurers/current-terms.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { requireStep } from "#lib/web/frames/require-step.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { answerTermsAction } from "./actions.ts";

/** 「利用規約」 (manual 004, 2-1 ⑥ and 3-8): the version shown is the version accepted. */
export default async function TermsPage() {
  const attempt = await requireStep("terms");
  const terms = await inRequest(currentTerms);
  // The step is due only when there is a version.
  if (!terms) throw new Error("terms are due, but there are none");
  const { login, terms: text } = await requestMessages();
  return (
    <FormPage
      action={answerTermsAction}
      title={login.terms.title}
      lead={attempt.facts.acceptedTermsVersion > 0 ? <Lead>{text.leadRevised}</Lead> : null}
      steps={await wizardSteps("terms", attempt.facts)}
      attemptId={attempt.id}
    >
      <TermsFields terms={terms} />
    </FormPage>
  );
}
