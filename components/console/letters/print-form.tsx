import { BulletList } from "#components/ui/bullet-list.tsx";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import type { LetterCheck, LetterOrderLine } from "#lib/console/letters/letter-orders.ts";
import { LETTERS_PER_DOCUMENT } from "#lib/kernel/limits.ts";
import { lettersText } from "#lib/messages/ja/console/letters.ts";
import { OrderChecks } from "./order-checks.tsx";

const { order: text } = lettersText;

type PrintFormProps = { order: LetterOrderLine; check: LetterCheck };

/** 「印刷する」: what a clerk should know before, and the button that opens the document in a tab of its own. */
export function PrintForm({ order, check }: PrintFormProps) {
  const from = order.members - order.waiting + 1;
  const until = Math.min(order.members, from + LETTERS_PER_DOCUMENT - 1);
  return (
    <Card className="space-y-5">
      <OrderChecks order={order} check={check} />
      {order.state === "partial" ? <Callout kind="info">{text.partial(order.waiting)}</Callout> : null}
      <BulletList items={text.printLead} />
      <LinkList links={[{ href: "/letters/sample", label: lettersText.sample }]} />
      <form action={`/letters/${order.id}/document`} method="post" target="_blank" rel="noopener">
        <Button type="submit" className="w-full sm:w-auto">
          {text.print(from, until)}
        </Button>
      </form>
    </Card>
  );
}
