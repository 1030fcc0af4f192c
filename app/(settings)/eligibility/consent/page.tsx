import { FormPage } from "#components/ui/form-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { CONSENT_VERSION, consentGivenAt } from "#lib/eligibility/consent.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { requireEligibility } from "#lib/web/frames/require-eligibility.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { consentAction, withdrawAction } from "./actions.ts";

/** 「資格確認書の電子交付」: what a member agrees to, or, once agreed, the way out of it. */
export default async function ConsentPage() {
  const { member } = await requireEligibility("/eligibility/consent");
  const { consent: text } = (await requestMessages()).eligibility;
  const hasAgreed = (await inRequest(consentGivenAt, member.id)) !== null;
  const back = { href: "/eligibility", label: hasAgreed ? text.keep : text.back };
  return (
    <FormPage
      key={String(hasAgreed)}
      action={hasAgreed ? withdrawAction : consentAction}
      memberId={member.id}
      title={hasAgreed ? text.withdrawTitle : text.title}
      lead={<Lead>{hasAgreed ? text.withdrawLead : text.lead}</Lead>}
      footer={<LinkList links={[back]} />}
    >
      {hasAgreed ? null : (
        <ol className="list-decimal space-y-4 pl-7">
          {text.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ol>
      )}
      <input type="hidden" name="version" value={CONSENT_VERSION} />
      <SubmitButton>{hasAgreed ? text.withdraw : text.agree}</SubmitButton>
    </FormPage>
  );
}
