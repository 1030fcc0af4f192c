import { Done } from "#components/console/content/done.tsx";
import { DeliveryTable } from "#components/console/documents/delivery-table.tsx";
import { SealForm } from "#components/console/documents/seal-form.tsx";
import { Tabs } from "#components/console/frame/tabs.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { mayAct } from "#lib/console/access/clerk-verb.ts";
import { listDeliveryLines, readDelivery } from "#lib/console/documents/documents.ts";
import { DELIVERY_LISTS } from "#lib/eligibility/delivery-list.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { documentsText as text } from "#lib/messages/ja/console/documents.ts";
import { asClerk, insurerOfClerk, requireClerk } from "#lib/web/console/as-clerk.ts";

const LINES = 100;

/** 「資格確認書」: who has one, has not opened it, waits for one, or gets it on paper. */
export default async function DocumentsPage({ searchParams }: PageProps<"/documents">) {
  const clerk = await requireClerk("/documents");
  const query = await searchParams;
  const list = DELIVERY_LISTS.find((each) => each === query.list) ?? "delivered";
  const after = typeof query.after === "string" && isUuid(query.after) ? query.after : null;
  const { counts, hasSeal } = await asClerk(readDelivery, undefined);
  const { lines, next } = await asClerk(listDeliveryLines, { list, after, limit: LINES });
  const links = [
    ...(next ? [{ href: `/documents?list=${list}&after=${next}`, label: text.next }] : []),
    ...(after ? [{ href: `/documents?list=${list}`, label: text.first }] : []),
    ...(mayAct(clerk.role, "manager") ? [{ href: "/documents/revoke", label: text.revokeLink }] : []),
  ];
  const tabs = DELIVERY_LISTS.map((each) => ({
    href: `/documents?list=${each}`,
    label: `${text.lists[each]} ${text.count(counts[each])}`,
    isHere: each === list,
  }));
  return (
    <div className="space-y-6">
      <PageTitle title={text.title} />
      <div className="flex flex-wrap items-center justify-between gap-4">
        <PageHeading>{text.title}</PageHeading>
        {mayAct(clerk.role, "officer") ? <ButtonLink href="/documents/new">{text.deliver}</ButtonLink> : null}
      </div>
      <p>{text.lead}</p>
      <Done done={query.done} sentences={{ revoked: text.revoke.done, seal: text.seal.done }} />
      {(await insurerOfClerk(clerk)).policy.eligibility.isOn ? null : <Callout kind="warning">{text.off}</Callout>}
      <Tabs label={text.listsLabel} tabs={tabs} />
      <DeliveryTable list={list} lines={lines} />
      <LinkList links={links} />
      <SealForm hasSeal={hasSeal} mayChange={mayAct(clerk.role, "manager")} problem={query.seal} />
    </div>
  );
}
