import type { ReactNode } from "react";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Card } from "#components/ui/card.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { SectionHeading } from "#components/ui/heading.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { CLERK_ROLES } from "#lib/console/access/clerk-verb.ts";
import type { ClerkLine } from "#lib/console/clerks/clerks.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";

const { clerks: text, roles, approvals } = consoleText;

type ClerkActsProps = {
  clerk: ClerkLine;
  /** One for each button. */
  acts: Record<"changeRole" | "stop" | "resume" | "inviteAgain" | "reset", FormAction>;
};

/** What 管理 may do about a colleague. */
export function ClerkActs({ clerk: { id, role, state }, acts }: ClerkActsProps) {
  const act = (action: FormAction, label: string, fields?: ReactNode, foldedAs?: string) => (
    <ActionButton action={action} label={label} foldedAs={foldedAs}>
      <input type="hidden" name="clerk" value={id} />
      {fields}
    </ActionButton>
  );
  const roleField = (
    <SelectField
      name="role"
      label={text.roleLabel}
      options={CLERK_ROLES.map((each) => ({ value: each, label: roles[each] }))}
      defaultValue={role}
    />
  );
  const { label, hint } = approvals.reason;
  const resetFields = (
    <>
      <p>{text.resetHint}</p>
      <TextField name="reason" label={label} hint={hint} required />
    </>
  );
  return (
    <section>
      <SectionHeading>{text.columns.act}</SectionHeading>
      <Card className="mt-3 space-y-6">
        {state !== "stopped" ? act(acts.changeRole, text.changeRole, roleField) : act(acts.resume, text.resume)}
        {state === "invited" || state === "expired" ? act(acts.inviteAgain, text.resend) : null}
        {state === "active" ? act(acts.reset, text.resetFactors, resetFields, text.resetFactors) : null}
        {state !== "stopped" ? act(acts.stop, text.stop, <p>{text.stopHint}</p>, text.stopOpen) : null}
      </Card>
    </section>
  );
}
