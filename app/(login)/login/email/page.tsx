import { KeptField } from "#components/forms/kept-field.tsx";
import { wizardSteps } from "#components/login/wizard-steps.ts";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { maskEmail } from "#lib/typed-text/mask-email.ts";
import { requireStep } from "#lib/web/frames/require-step.ts";
import { requestEmailAction } from "./actions.ts";

/** 「メールアドレスの設定」 or 「…の確認」 (manual 000【5】, 003【5】, 004 2-1 ⑨). */
export default async function EmailPage() {
  const attempt = await requireStep("email");
  const { common, login } = await requestMessages();
  const text = login.email;
  const known = attempt.member.email;
  const isBound = attempt.facts.isBoundToEmailOnFile;
  const leadKnown = isBound ? text.leadOnFile : text.leadKnown;
  return (
    <FormPage
      action={requestEmailAction}
      title={known ? text.titleKnown : text.titleNew}
      lead={<Lead>{known ? leadKnown : text.leadNew}</Lead>}
      steps={await wizardSteps("email", attempt.facts)}
      attemptId={attempt.id}
    >
      {isBound ? (
        // Whoever knows a card and a birth date must not learn the address, and cannot change it (spec §5.4).
        <>
          <input type="hidden" name="email" value={maskEmail(known ?? "")} />
          <DefinitionList items={[{ term: text.label, description: maskEmail(known ?? "") }]} />
        </>
      ) : (
        <TextField
          name="email"
          type="email"
          label={text.label}
          defaultValue={known ?? ""}
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          isUnmarked
          required
        />
      )}
      <KeptField name="asked" />
      <SubmitButton>{common.submit}</SubmitButton>
    </FormPage>
  );
}
