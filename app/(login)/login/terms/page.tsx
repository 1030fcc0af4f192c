import { wizardSteps } from "#components/login/wizard-steps.ts";
import { Markdown } from "#components/portal/markdown.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { inInsurer } from "#lib/db/in-insurer.ts";
import { currentTerms } from "#lib/insurers/current-terms.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { requestContext } from "#lib/sessions/request-context.ts";
import { requireStep } from "#lib/sessions/require-step.ts";
import { answerTermsAction } from "./actions.ts";

/** 「利用規約」 (manual 004, 2-1 ⑥ and 3-8): the version shown is the version accepted. */
export default async function TermsPage() {
  const attempt = await requireStep("terms");
  const { insurer, now } = await requestContext();
  const terms = await inInsurer(insurer.id, (tx) => currentTerms(tx, now));
  // The step is due because a version is in force.
  if (!terms) throw new Error("terms are due, but there are none");
  const { formats, login } = await requestMessages();
  const text = login.terms;
  return (
    <FormPage
      action={answerTermsAction}
      title={text.title}
      lead={<p>{text.lead}</p>}
      steps={await wizardSteps("terms", attempt.facts)}
      attemptId={attempt.id}
    >
      <input type="hidden" name="version" value={terms.version} />
      <Markdown source={terms.body} />
      <p className="text-quiet">{text.published(formats.date(terms.publishedAt))}</p>
      <div className="flex flex-wrap gap-3">
        <SubmitButton name="answer" value="accept">
          {text.accept}
        </SubmitButton>
        <SubmitButton name="answer" value="refuse" variant="secondary">
          {text.refuse}
        </SubmitButton>
      </div>
    </FormPage>
  );
}
