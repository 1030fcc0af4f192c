import { RegisteredFactors } from "#components/settings/registered-factors.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { inInsurer } from "#lib/db/in-insurer.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { requestContext } from "#lib/sessions/request-context.ts";
import { requireRecentAuthentication } from "#lib/sessions/require-member.ts";
import { signInOverview } from "#lib/settings/sign-in-overview.ts";
import { reportNotMeAction } from "./actions.ts";

/** 「心当たりがない」: where 「ログイン履歴」 and every notice lead (spec §4). Opening it changes nothing. */
export default async function NotMePage() {
  const { id: sessionId, member } = await requireRecentAuthentication("/settings/not-me");
  const context = await requestContext();
  const overview = await inInsurer(context.insurer.id, (tx) =>
    signInOverview(tx, context, { memberId: member.id, sessionId }),
  );
  const { common, notMe: text } = await requestMessages();
  return (
    <FormPage
      action={reportNotMeAction}
      title={text.title}
      lead={<p>{text.lead}</p>}
      memberId={member.id}
      footer={<RegisteredFactors overview={overview} />}
    >
      <div className="space-y-3">
        <p>{text.willHappen}</p>
        <ul className="list-disc space-y-2 pl-6">
          {text.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      </div>
      <div className="flex flex-wrap gap-3">
        <SubmitButton>{text.submit}</SubmitButton>
        <ButtonLink href="/settings/history" variant="secondary" className="w-full sm:w-auto">
          {common.back}
        </ButtonLink>
      </div>
    </FormPage>
  );
}
