import { PageHeading } from "#components/ui/heading.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** What the browser's dialog looks like and what to choose there. */
export async function PasskeyIntro() {
  const text = (await requestMessages()).factors.passkeyRegister;
  return (
    <>
      <p>{text.before}</p>
      <dl className="space-y-3">
        {text.platforms.map(({ name, text: description }) => (
          <div key={name}>
            <dt className="font-700">{name}</dt>
            <dd>{description}</dd>
          </div>
        ))}
      </dl>
      <p className="text-quiet">{text.crossDevice}</p>
    </>
  );
}

/** Heading and lead of one stage of the set-up. */
export function PasskeyTop({ heading, lead }: { heading: string; lead: string }) {
  return (
    <>
      <PageHeading>{heading}</PageHeading>
      <p className="mt-3 mb-6">{lead}</p>
    </>
  );
}
