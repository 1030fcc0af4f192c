import { ActionButton } from "#components/ui/action-button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LinkList } from "#components/ui/link-list.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { consoleText } from "#lib/messages/ja/console/console.ts";

const { approvals: text } = consoleText;

type AskFormProps = {
  /** What is wanted, as the field `id` of the form. */
  id: string;
  /** The request that waits already. */
  approvalId: string | null;
  lead: string;
  action: FormAction;
};

/** Asks a second clerk, or leads to the request that waits. */
export function AskForm({ id, approvalId, lead, action }: AskFormProps) {
  return (
    <Card className="space-y-5">
      <Callout kind="warning">{lead}</Callout>
      {approvalId ? (
        <LinkList links={[{ href: `/approvals/${approvalId}`, label: text.openRequest }]} />
      ) : (
        <ActionButton action={action} label={text.ask}>
          <input type="hidden" name="id" value={id} />
          <TextField name="reason" label={text.reason.label} hint={text.reason.hint} required />
        </ActionButton>
      )}
    </Card>
  );
}
