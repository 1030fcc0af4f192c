import { ActionButton } from "#components/ui/action-button.tsx";
import { Card } from "#components/ui/card.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import type { LetterCheck, LetterOrderLine } from "#lib/console/letters/letter-orders.ts";
import { lettersText } from "#lib/messages/ja/console/letters.ts";
import { OrderChecks } from "./order-checks.tsx";

const { order: text } = lettersText;

type MailFormProps = { order: LetterOrderLine; check: LetterCheck; action: FormAction };

/** 「メールで送る」: what a clerk should know before. Who has no e-mail address is counted, and stands last in the list. */
export function MailForm({ order, check, action }: MailFormProps) {
  const byMail = order.waiting - check.paperless - check.withoutEmail;
  return (
    <Card className="space-y-5">
      <OrderChecks order={order} check={check} />
      <ul className="list-disc space-y-1 pl-5">
        {text.mailLead.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <ActionButton action={action} label={text.mail(byMail)}>
        <input type="hidden" name="order" value={order.id} />
      </ActionButton>
    </Card>
  );
}
