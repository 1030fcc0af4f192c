import { ButtonLink } from "#components/ui/button.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import type { ServiceScope } from "#lib/oidc/scopes.ts";

type ConsentFormProps = {
  action: FormAction;
  memberId: string;
  service: string;
  scopes: readonly ServiceScope[];
  /** Refuses: the service learns that the member does not agree. */
  refusePath: string;
};

/** What a service of another company gets to know, before it does; asked once (OpenID Connect Core §3.1.2.4). */
export async function ConsentForm({ action, memberId, service, scopes, refusePath }: ConsentFormProps) {
  const text = (await requestMessages()).connect.consent;
  return (
    <FormPage action={action} title={text.title(service)} lead={<p>{text.lead(service)}</p>} memberId={memberId}>
      <div className="space-y-3">
        <h2 className="font-700">{text.heading}</h2>
        <ul className="list-disc space-y-1 pl-6">
          {scopes.map((scope) => (
            <li key={scope}>{text.scopes[scope]}</li>
          ))}
        </ul>
      </div>
      <p className="text-quiet">{text.note}</p>
      <div className="flex flex-wrap gap-3">
        <SubmitButton>{text.agree}</SubmitButton>
        <ButtonLink href={refusePath} variant="secondary" className="w-full sm:w-auto">
          {text.refuse}
        </ButtonLink>
      </div>
    </FormPage>
  );
}
