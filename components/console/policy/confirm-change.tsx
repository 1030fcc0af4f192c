import type { ReactNode } from "react";
import { KeptField } from "#components/forms/kept-field.tsx";
import { BulletList } from "#components/ui/bullet-list.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { policyPath } from "#lib/console/policy/policy-path.ts";
import { sayImpact, sayValue, wordsOf } from "#lib/console/policy/policy-words.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import type { ConcernedCounts, PolicyField } from "#lib/insurers/policy-field-spec.ts";
import { policyValue } from "#lib/insurers/policy-values.ts";
import { consolePolicy as text } from "#lib/messages/ja/console/policy.ts";
import { Standards } from "./field-facts.tsx";
import { PolicyPreview } from "./policy-preview.tsx";

type ConfirmChangeProps = {
  field: PolicyField;
  /** As JSON has it. */
  value: unknown;
  change: { before: Insurer; after: Insurer; counts: ConcernedCounts };
  action: FormAction;
  above: ReactNode;
};

/** 「変更の確認」: what changes, for whom, against which standard, on which screen; saved with a reason. */
export function ConfirmChange({ field, value, change, action, above }: ConfirmChangeProps) {
  const { before, after, counts } = change;
  const impact = sayImpact(field, { before: before.policy, after: after.policy, counts });
  return (
    <div className="max-w-[43rem]">
      <FormPage
        action={action}
        title={text.confirmTitle}
        above={above}
        lead={<p className="font-700">{wordsOf(field).label}</p>}
        footer={<PolicyPreview field={field} insurer={after} isNext />}
      >
        <input type="hidden" name="field" value={field} />
        <input type="hidden" name="value" value={JSON.stringify(value)} />
        <KeptField name="version" first={String(before.policyVersion)} />
        <DefinitionList
          items={[
            { term: text.present, description: sayValue(field, policyValue(before.policy, field)) },
            { term: text.next, description: sayValue(field, policyValue(after.policy, field)) },
            { term: text.standards, description: <Standards field={field} policy={after.policy} /> },
          ]}
        />
        <Callout kind="warning" title={text.impact}>
          <BulletList items={impact} />
        </Callout>
        <TextField name="reason" label={text.reason} hint={text.reasonHint} autoComplete="off" required />
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={policyPath(field)} variant="secondary">
            {text.again}
          </ButtonLink>
          <SubmitButton>{text.save}</SubmitButton>
        </div>
      </FormPage>
    </div>
  );
}
