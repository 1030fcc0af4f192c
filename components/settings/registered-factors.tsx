import { Card } from "#components/ui/card.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { SectionHeading } from "#components/ui/heading.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { WholeDates } from "#components/ui/whole-dates.tsx";
import { isNamed, SHOWN_METHODS } from "#lib/insurers/factors.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import type { SignInOverview } from "#lib/settings/sign-in-overview.ts";

type RegisteredFactorsProps = { overview: SignInOverview; allowed: readonly Method[] };

/** What is registered, for the member to find what they did not register; it is deleted in 「ログイン方法変更」. */
export async function RegisteredFactors({ overview, allowed }: RegisteredFactorsProps) {
  const { notMe: text, settings, signIn } = await requestMessages();
  const { second } = signIn;
  const shown = SHOWN_METHODS.filter((method) => allowed.includes(method) || overview.counts[method] > 0);
  return (
    <section aria-labelledby="registered" className="space-y-4">
      <SectionHeading id="registered">{text.checkHeading}</SectionHeading>
      <Lead>{text.checkLead}</Lead>
      <Card>
        <DefinitionList
          items={[
            { term: text.email, description: overview.email ?? text.none },
            ...shown.map((method) => ({
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
        <li key={id}>
          <WholeDates>{text.registered(name, formats.date(createdAt))}</WholeDates>
        </li>
      ))}
    </ul>
  );
}
