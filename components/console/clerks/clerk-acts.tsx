import type { ReactNode } from "react";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Details } from "#components/ui/details.tsx";
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
export function ClerkActs({ clerk: { id, role, isActive, lastLoginAt }, acts }: ClerkActsProps) {
  const act = (action: FormAction, label: string, fields?: ReactNode) => (
    <ActionButton action={action} label={label}>
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
  const reasonField = <TextField name="reason" label={label} hint={hint} required />;
  return (
    <section>
      <SectionHeading>{text.columns.act}</SectionHeading>
      <Card className="mt-3 space-y-6">
        {isActive ? act(acts.changeRole, text.changeRole, roleField) : act(acts.resume, text.resume)}
        {isActive && !lastLoginAt ? act(acts.inviteAgain, text.resend) : null}
        {isActive && lastLoginAt ? (
          <Details summary={text.resetFactors}>
            <p>{text.resetHint}</p>
            {act(acts.reset, text.resetFactors, reasonField)}
          </Details>
        ) : null}
        {isActive ? act(acts.stop, text.stop) : null}
      </Card>
    </section>
  );
}
