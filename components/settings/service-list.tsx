import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import type { GivenConsent } from "#lib/oidc/consents.ts";
import { SettingRow } from "./setting-row.tsx";

type ServiceListProps = {
  services: readonly GivenConsent[];
  /** The member the page was made for. */
  memberId: string;
  leave: (form: FormData) => Promise<void>;
};

/** Services with what each gets, and 「連携をやめる」. */
export async function ServiceList({ services, memberId, leave }: ServiceListProps) {
  const { connect, formats } = await requestMessages();
  const text = connect.services;
  return (
    <>
      <ul className="divide-y divide-solid-gray-100">
        {services.map(({ name, title, scopes, givenAt }) => (
          <li key={name} className="py-5 first:pt-0 last:pb-0">
            <SettingRow
              nameId={`service-${name}`}
              name={<span className="font-700">{title}</span>}
              hint={scopes.map((scope) => connect.consent.scopes[scope]).join(connect.services.and)}
              facts={[text.given(formats.dateTime(givenAt))]}
            >
              <form action={leave}>
                <input type="hidden" name="member" value={memberId} />
                <input type="hidden" name="service" value={name} />
                <SubmitButton variant="secondary" size="small" aria-describedby={`service-${name}`}>
                  {text.leave}
                </SubmitButton>
              </form>
            </SettingRow>
          </li>
        ))}
      </ul>
      <p className="text-[1rem] text-quiet">{text.kept}</p>
    </>
  );
}
