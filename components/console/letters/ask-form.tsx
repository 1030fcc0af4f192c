import { ActionButton } from "#components/ui/action-button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LinkList } from "#components/ui/link-list.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { LetterOrderLine } from "#lib/console/letters/letter-orders.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { lettersText } from "#lib/messages/ja/console/letters.ts";

const { order: text } = lettersText;

type AskFormProps = { order: Pick<LetterOrderLine, "id" | "approvalId">; action: FormAction };

/** An order for more than 20 members: asks a second clerk for it, or leads to the request that waits. */
export function AskForm({ order: { id, approvalId }, action }: AskFormProps) {
  const { reason } = consoleText.approvals;
  return (
    <Card className="space-y-5">
      <Callout kind="warning">{text.asked}</Callout>
      {approvalId ? (
        <LinkList links={[{ href: `/approvals/${approvalId}`, label: text.openApproval }]} />
      ) : (
        <ActionButton action={action} label={text.ask}>
          <input type="hidden" name="order" value={id} />
          <TextField name="reason" label={reason.label} hint={reason.hint} required />
        </ActionButton>
      )}
    </Card>
  );
}
