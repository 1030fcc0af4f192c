import { CredentialFields } from "#components/settings/credential-fields.tsx";
import { DeletionForm } from "#components/settings/deletion-form.tsx";
import { GonePage } from "#components/settings/gone-page.tsx";
import { LastFactorPage } from "#components/settings/last-factor-page.tsx";
import { isLastFactor } from "#lib/credentials/count-factors.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { type CredentialParams, requireCredential } from "../require-credential.ts";
import { deleteCredentialAction } from "./actions.ts";

/** 「デバイスの削除」 (manual 004, 3-7 ⑥). */
export default async function DeleteCredentialPage({ params }: { params: CredentialParams }) {
  const { credential, session, line } = await requireCredential(params, "delete");
  if (!line) return <GonePage />;
  const context = await requestContext();
  const { formats, signIn } = await requestMessages();
  const text = signIn.deletion;
  const { methods } = context.insurer.policy;
  if (await inRequest((scope) => isLastFactor(scope, session.member.id, credential.kind))) {
    return <LastFactorPage title={text.title} name={line.name} allowed={methods} />;
  }
  return (
    <DeletionForm
      action={deleteCredentialAction}
      title={text.title}
      lead={text.lead}
      memberId={session.member.id}
      items={[
        { term: text.device, description: line.name },
        { term: text.kind, description: signIn.second[credential.kind] },
        { term: text.createdOn, description: formats.dateTime(line.createdAt) },
        {
          term: text.lastUsedOn,
          description: line.lastUsedAt ? formats.dateTime(line.lastUsedAt) : signIn.neverUsed,
        },
      ]}
      note={credential.kind === "passkey" ? text.passkeyNote : null}
    >
      <CredentialFields credential={credential} />
    </DeletionForm>
  );
}
