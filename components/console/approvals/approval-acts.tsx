import type { ReactNode } from "react";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Card } from "#components/ui/card.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { SectionHeading } from "#components/ui/heading.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { ApprovalDetail } from "#lib/console/approvals/list-approvals.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";

const { approvals: text } = consoleText;
const { decide } = text;

type ApprovalActsProps = { approval: ApprovalDetail; acts: Record<"approve" | "refuse" | "withdraw", FormAction> };

/** What this clerk may do about a request that waits; in words, what they may not, and why. */
export function ApprovalActs({ approval: { id, facts, refusal, isOwn }, acts }: ApprovalActsProps) {
  const act = (action: FormAction, label: string, fields?: ReactNode, foldedAs?: string) => (
    <ActionButton action={action} label={label} foldedAs={foldedAs}>
      <input type="hidden" name="approval" value={id} />
      {fields}
    </ActionButton>
  );
  const seen = <input type="hidden" name="seen" value={facts?.fingerprint} />;
  const answer = <TextField name="answer" label={decide.answer} hint={text.reason.hint} required />;
  return (
    <section>
      <SectionHeading>{decide.heading}</SectionHeading>
      <Card className="mt-3 space-y-6">
        {refusal ? <p>{text.failures[refusal]}</p> : null}
        {isOwn ? act(acts.withdraw, decide.withdraw) : null}
        {refusal ? null : (
          <>
            {facts ? act(acts.approve, decide.approve, seen) : null}
            {act(acts.refuse, decide.refuse, answer, decide.refuse)}
          </>
        )}
      </Card>
    </section>
  );
}
