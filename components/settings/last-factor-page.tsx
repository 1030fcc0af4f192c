import { ButtonLink } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { StaticPage } from "#components/ui/static-page.tsx";
import type { Method } from "#lib/insurers/policy-schema.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { setUpPage } from "#lib/settings/set-up-page.ts";
import { BackLink } from "./back-link.tsx";

type LastFactorPageProps = {
  title: string;
  /** What would have been deleted. */
  name: string;
  allowed: readonly Method[];
};

/** The last usable second factor can only be replaced (spec §6): suggests setting up another one first. */
export async function LastFactorPage({ title, name, allowed }: LastFactorPageProps) {
  const { common, settings, signIn } = await requestMessages();
  const text = signIn.deletion;
  const links = allowed.map((method) => ({ href: setUpPage(method, false).path, label: signIn.second[method] }));
  return (
    <StaticPage title={title} above={<BackLink href="/settings/sign-in" label={settings.menu.signIn} />}>
      <p className="font-700 wrap-anywhere">{name}</p>
      <Callout kind="warning">{text.lastFactor}</Callout>
      <div>
        <h2 className="font-700">{text.instead}</h2>
        <LinkList links={links} />
      </div>
      <ButtonLink href="/settings/sign-in" variant="secondary" className="w-full sm:w-auto">
        {common.back}
      </ButtonLink>
    </StaticPage>
  );
}
