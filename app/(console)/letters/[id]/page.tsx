import { notFound } from "next/navigation";
import { AskForm } from "#components/console/approvals/ask-form.tsx";
import { AgainForm } from "#components/console/letters/again-form.tsx";
import { DiscardForm } from "#components/console/letters/discard-form.tsx";
import { OrderChecks } from "#components/console/letters/order-checks.tsx";
import { OrderFacts } from "#components/console/letters/order-facts.tsx";
import { SheetTable } from "#components/console/letters/sheet-table.tsx";
import { WriteForm } from "#components/console/letters/write-form.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeading, SectionHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { mayAct } from "#lib/console/access/clerk-verb.ts";
import { checkLetters, listSheets, readLetterOrder } from "#lib/console/letters/letter-orders.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { lettersText } from "#lib/messages/ja/console/letters.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { againAction, askAction, discardAction, mailAction } from "./actions.ts";

const PAGE_SHEETS = 50;
const { order: text, back } = lettersText;

/** One order of letters: whom it is for, the printing, and which sheet is whose. */
export default async function LetterOrderPage({ params, searchParams }: PageProps<"/letters/[id]">) {
  const { id } = await params;
  if (!isUuid(id)) notFound();
  const { role } = await requireClerk(`/letters/${id}`);
  const order = (await asClerk(readLetterOrder, id)) ?? notFound();
  const { refused, from: typed } = await searchParams;
  const from = typeof typed === "string" && /^\d{1,7}$/.test(typed) ? Number(typed) : 1;
  const sheets = await asClerk(listSheets, { orderId: id, from, limit: PAGE_SHEETS });
  const check = await asClerk(checkLetters, id);
  const mayPrint = mayAct(role, "officer");
  const why = Object.entries(text.refused).find(([code]) => code === refused)?.[1];
  const next = from + PAGE_SHEETS;
  const title = text.title(order.requestedAt);
  return (
    <div className="space-y-6">
      <PageTitle title={title} />
      <LinkList links={[{ href: "/letters", label: back }]} />
      <PageHeading>{title}</PageHeading>
      {why ? <Callout kind="error">{why}</Callout> : null}
      {mayPrint && (order.state === "unasked" || order.state === "asked") ? (
        <>
          <OrderChecks order={order} check={check} />
          <AskForm id={id} approvalId={order.approvalId} lead={text.asked} action={askAction} />
        </>
      ) : null}
      {order.state === "writing" ? <Callout kind="info">{text.writing[order.delivery]}</Callout> : null}
      {mayPrint && (order.state === "ready" || order.state === "partial") ? (
        <WriteForm order={order} check={check} mail={mailAction} />
      ) : null}
      <OrderFacts order={order} />
      {mayPrint && (order.state === "unasked" || order.state === "ready") ? (
        <DiscardForm orderId={id} action={discardAction} />
      ) : null}
      {mayPrint && order.printed + order.mailed + order.unreachable > 0 ? (
        <AgainForm orderId={id} delivery={order.delivery} action={againAction} />
      ) : null}
      <SectionHeading>{text.sheets}</SectionHeading>
      <SheetTable sheets={sheets} delivery={order.delivery} />
      <LinkList links={next <= order.members ? [{ href: `/letters/${id}?from=${next}`, label: text.more }] : []} />
    </div>
  );
}
