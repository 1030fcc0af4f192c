import { ActionButton } from "#components/ui/action-button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { lettersText } from "#lib/messages/ja/console/letters.ts";

const { order: text } = lettersText;

/** 「作成をやめる」 of an order of which nothing was issued. */
export function DiscardForm({ orderId, action }: { orderId: string; action: FormAction }) {
  return (
    <ActionButton action={action} label={text.discard} foldedAs={text.discardOpen}>
      <input type="hidden" name="order" value={orderId} />
      <p>{text.discardLead}</p>
    </ActionButton>
  );
}
