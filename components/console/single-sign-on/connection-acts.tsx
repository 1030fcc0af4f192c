import { ActionButton } from "#components/ui/action-button.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Details } from "#components/ui/details.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { SectionHeading } from "#components/ui/heading.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { Connection } from "#lib/console/single-sign-on/connections.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";

const { singleSignOn: text, approvals } = consoleText;

type ConnectionActsProps = { connection: Connection; askNumber: FormAction; remove: FormAction };

/** What 管理 may do with one service. */
export function ConnectionActs({ connection, askNumber, remove }: ConnectionActsProps) {
  const { id, scopes, hasSecret } = connection;
  const { label, hint } = approvals.reason;
  const hidden = <input type="hidden" name="id" value={id} />;
  return (
    <section>
      <SectionHeading>{text.detail.acts}</SectionHeading>
      <Card className="mt-3 space-y-5">
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={`/single-sign-on/${id}/edit`}>{text.edit}</ButtonLink>
          {hasSecret ? (
            <ButtonLink href={`/single-sign-on/${id}/secret`} variant="secondary">
              {text.secret.open}
            </ButtonLink>
          ) : null}
        </div>
        {scopes.includes("insurance_number") ? null : (
          <Details summary={text.number.summary}>
            <p>{text.number.lead}</p>
            <ActionButton action={askNumber} label={text.number.ask}>
              {hidden}
              <TextField name="reason" label={label} hint={hint} required />
            </ActionButton>
          </Details>
        )}
        <Details summary={text.remove.summary}>
          <p>{text.remove.hint}</p>
          <ActionButton action={remove} label={text.remove.submit}>
            {hidden}
          </ActionButton>
        </Details>
      </Card>
    </section>
  );
}
