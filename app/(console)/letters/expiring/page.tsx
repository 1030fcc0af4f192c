import { ExpiringTable } from "#components/console/letters/expiring-table.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { mayAct } from "#lib/console/access/clerk-verb.ts";
import { countLetterNeeds, listExpiring } from "#lib/console/letters/letter-needs.ts";
import { lettersText } from "#lib/messages/ja/console/letters.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { expiringHref, readPlace } from "./place.ts";

const PAGE_LINES = 50;
const { expiring: text, back, make, people } = lettersText;

/** 「仮パスワードの期限が近い人」 or 「…切れた人」, member by member. */
export default async function ExpiringPage({ searchParams }: PageProps<"/letters/expiring">) {
  const { role } = await requireClerk("/letters");
  const { which, after } = readPlace(await searchParams);
  const needs = await asClerk(countLetterNeeds, undefined);
  const found = await asClerk(listExpiring, { which, after, limit: PAGE_LINES + 1 });
  const lines = found.slice(0, PAGE_LINES);
  const last = found.length > PAGE_LINES ? lines.at(-1) : undefined;
  const links = [
    ...(last ? [{ href: expiringHref(which, last), label: text.next }] : []),
    ...(after ? [{ href: expiringHref(which), label: text.first }] : []),
  ];
  return (
    <div className="space-y-6">
      <PageTitle title={text.titles[which]} />
      <LinkList links={[{ href: "/letters", label: back }]} />
      <div className="flex flex-wrap items-center justify-between gap-4">
        <PageHeading>{text.titles[which]}</PageHeading>
        {mayAct(role, "officer") ? <ButtonLink href={`/letters/new?by=${which}`}>{make}</ButtonLink> : null}
      </div>
      <p className="font-700">{lines.length === 0 ? text.none : people(needs[which])}</p>
      {lines.length > 0 ? <ExpiringTable lines={lines} /> : null}
      <LinkList links={links} />
    </div>
  );
}
