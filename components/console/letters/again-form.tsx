import { ActionButton } from "#components/ui/action-button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { TextField } from "#components/ui/text-field.tsx";
import type { LetterOrderLine } from "#lib/console/letters/letter-orders.ts";
import { lettersText } from "#lib/messages/ja/console/letters.ts";

const { order: text } = lettersText;

type AgainFormProps = { orderId: string; delivery: LetterOrderLine["delivery"]; action: FormAction };

/** 「もう一度発行」 on paper, by 通番: sheets that were lost, members whom a mail did not reach. */
export function AgainForm({ orderId, delivery, action }: AgainFormProps) {
  const isMail = delivery === "mail";
  return (
    <ActionButton action={action} label={text.againSubmit} foldedAs={isMail ? text.paperInstead : text.again}>
      <p>{isMail ? text.paperInsteadLead : text.againLead}</p>
      <input type="hidden" name="order" value={orderId} />
      <TextField name="from" label={text.from} inputMode="numeric" autoComplete="off" width="date" />
      <TextField name="to" label={text.to} inputMode="numeric" autoComplete="off" width="date" />
    </ActionButton>
  );
}
