import { redirect } from "next/navigation";
import { Callout } from "#components/ui/callout.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { Phrases } from "#components/ui/phrases.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { nextStep, takesRecoveryCode } from "#lib/login-flow/next-step.ts";
import { STEPS } from "#lib/login-flow/steps.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { pathOf } from "#lib/web/frames/pass-step.ts";
import { requireAttempt } from "#lib/web/frames/require-step.ts";
import { proveRecoveryCodeAction } from "./actions.ts";

/** 「リカバリーコードの入力」 (FAQ 14): replaces the factor that is due. */
export default async function RecoveryCodePage() {
  const attempt = await requireAttempt();
  const due = nextStep(attempt.facts);
  if (!takesRecoveryCode(attempt.facts)) redirect(pathOf(due));
  const { common, login, recovery } = await requestMessages();
  const text = recovery.enterCode;
  const isOnlyWay = due === "recovery-code";
  return (
    <FormPage
      action={proveRecoveryCodeAction}
      title={text.title}
      lead={
        isOnlyWay ? (
          <Callout kind="info" title={text.onlyMailTitle}>
            {text.onlyMail}
          </Callout>
        ) : (
          <Lead>{text.lead}</Lead>
        )
      }
      attemptId={attempt.id}
      footer={
        <>
          {isOnlyWay ? <Lead>{text.remembers}</Lead> : null}
          <LinkList
            links={[
              isOnlyWay
                ? { href: STEPS.password.path, label: text.logIn }
                : { href: pathOf(due), label: login.otherMethod.back },
            ]}
          />
          <Lead>{text.none}</Lead>
        </>
      }
    >
      <TextField
        name="code"
        label={text.label}
        hint={<Phrases>{text.hint}</Phrases>}
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        isUnmarked
        required
      />
      <SubmitButton>{common.submit}</SubmitButton>
    </FormPage>
  );
}
