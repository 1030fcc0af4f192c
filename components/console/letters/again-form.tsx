import { ActionButton } from "#components/ui/action-button.tsx";
import { Details } from "#components/ui/details.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { TextField } from "#components/ui/text-field.tsx";
import { lettersText } from "#lib/messages/ja/console/letters.ts";

const { order: text } = lettersText;

/** 「もう一度発行」: sheets that were lost, by 通番. */
export function AgainForm({ orderId, action }: { orderId: string; action: FormAction }) {
  return (
    <Details summary={text.again}>
      <p>{text.againLead}</p>
      <ActionButton action={action} label={text.againSubmit}>
        <input type="hidden" name="order" value={orderId} />
        <TextField name="from" label={text.from} inputMode="numeric" autoComplete="off" width="date" />
        <TextField name="to" label={text.to} inputMode="numeric" autoComplete="off" width="date" />
      </ActionButton>
    </Details>
  );
}
