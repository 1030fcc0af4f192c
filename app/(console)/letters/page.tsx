import { Done } from "#components/console/content/done.tsx";
import { NeedsCard } from "#components/console/letters/needs-card.tsx";
import { OrderTable } from "#components/console/letters/order-table.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeading, SectionHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { mayAct } from "#lib/console/access/clerk-verb.ts";
import { countLetterNeeds } from "#lib/console/letters/letter-needs.ts";
import { listLetterOrders } from "#lib/console/letters/letter-orders.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { lettersText as text } from "#lib/messages/ja/console/letters.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";

/** 「通知書・仮パスワード」: who needs a letter, and the letters that were made. */
export default async function LettersPage({ searchParams }: PageProps<"/letters">) {
  const { role } = await requireClerk("/letters");
  const { before, done } = await searchParams;
  const cursor = typeof before === "string" && isUuid(before) ? before : null;
  const needs = await asClerk(countLetterNeeds, undefined);
  const { orders, next } = await asClerk(listLetterOrders, { before: cursor });
  const mayMake = mayAct(role, "officer");
  const links = [
    ...(next ? [{ href: `/letters?before=${next}`, label: text.list.older }] : []),
    ...(cursor ? [{ href: "/letters", label: text.list.newest }] : []),
    ...(mayMake ? [{ href: "/letters/sample", label: text.sample }] : []),
  ];
  return (
    <div className="space-y-6">
      <PageTitle title={text.title} />
      <div className="flex flex-wrap items-center justify-between gap-4">
        <PageHeading>{text.title}</PageHeading>
        {mayMake ? <ButtonLink href="/letters/new">{text.make}</ButtonLink> : null}
      </div>
      <Done done={done} sentences={{ discarded: text.order.discarded }} />
      <NeedsCard needs={needs} mayMake={mayMake} />
      <SectionHeading>{text.list.heading}</SectionHeading>
      {orders.length === 0 ? <p>{text.list.none}</p> : <OrderTable orders={orders} />}
      <LinkList links={links} />
    </div>
  );
}
