import { DeletionForm } from "#components/settings/deletion-form.tsx";
import { GonePage } from "#components/settings/gone-page.tsx";
import { LastFactorPage } from "#components/settings/last-factor-page.tsx";
import { countFactors, isLastFactor } from "#lib/credentials/count-factors.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { maskEmail } from "#lib/typed-text/mask-email.ts";
import { requireRecentAuthentication } from "#lib/web/frames/require-member.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { disableEmailCodeAction } from "./actions.ts";

/** 「メール認証の削除」: as 「デバイスの削除」. */
export default async function DeleteEmailCodePage() {
  const { member } = await requireRecentAuthentication("/settings/sign-in/email-code/delete");
  const context = await requestContext();
  const { isEnabled, isLast } = await inRequest(async (scope) => ({
    isEnabled: (await countFactors(scope, member.id)).email > 0,
    isLast: await isLastFactor(scope, member.id, "email"),
  }));
  if (!isEnabled) return <GonePage />;
  const { signIn } = await requestMessages();
  const text = signIn.deletion;
  const email = maskEmail(member.email ?? "");
  if (isLast) return <LastFactorPage title={text.emailTitle} name={email} allowed={context.insurer.policy.methods} />;
  return (
    <DeletionForm
      action={disableEmailCodeAction}
      title={text.emailTitle}
      lead={text.emailLead}
      memberId={member.id}
      items={[
        { term: text.kind, description: signIn.second.email },
        { term: text.email, description: email },
      ]}
    />
  );
}
