import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { consoleText } from "#lib/messages/ja/console/console.ts";

/** Where a page or an act leads for which a clerk's role is too low. */
export default function NotAllowedPage() {
  const { forbidden } = consoleText;
  return (
    <>
      <PageTitle title={forbidden.title} />
      <PageHeading>{forbidden.title}</PageHeading>
      <p className="mt-3">{forbidden.body}</p>
      <ButtonLink href="/" className="mt-8">
        {forbidden.home}
      </ButtonLink>
    </>
  );
}
