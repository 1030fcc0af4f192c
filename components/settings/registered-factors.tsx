import { Card } from "#components/ui/card.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { SectionHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { isNamed, SHOWN_METHODS } from "#lib/insurers/factors.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import type { SignInOverview } from "#lib/settings/sign-in-overview.ts";

/** What is registered, so that the member finds what is not theirs; 「ログイン方法変更」 deletes it. */
export async function RegisteredFactors({ overview }: { overview: SignInOverview }) {
  const { notMe: text, settings, signIn } = await requestMessages();
  const { second } = signIn;
  return (
    <section aria-labelledby="registered" className="space-y-4">
      <SectionHeading id="registered">{text.checkHeading}</SectionHeading>
      <p>{text.checkLead}</p>
      <Card>
        <DefinitionList
          items={[
            { term: text.email, description: overview.email ?? text.none },
            ...SHOWN_METHODS.map((method) => ({
              term: second[method],
              description: isNamed(method) ? (
                <Names credentials={overview.credentials[method]} />
              ) : overview.counts[method] > 0 ? (
                text.isSetUp
              ) : (
                text.none
              ),
            })),
          ]}
        />
      </Card>
      <LinkList links={[{ href: "/settings/sign-in", label: settings.menu.signIn }]} />
    </section>
  );
}

async function Names({ credentials }: { credentials: readonly { id: string; name: string; createdAt: Date }[] }) {
  const { formats, notMe: text } = await requestMessages();
  if (credentials.length === 0) return text.none;
  return (
    <ul>
      {credentials.map(({ id, name, createdAt }) => (
        <li key={id}>{text.registered(name, formats.date(createdAt))}</li>
      ))}
    </ul>
  );
}
