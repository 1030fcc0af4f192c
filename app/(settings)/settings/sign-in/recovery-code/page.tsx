import { BackLink } from "#components/settings/back-link.tsx";
import { RecoveryCodeForm } from "#components/settings/recovery-code-form.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { recoveryCodeCreatedAt } from "#lib/credentials/recovery-code/recovery-code-created-at.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { requireRecentAuthentication } from "#lib/web/frames/require-member.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { renewRecoveryCodeAction } from "./actions.ts";

/** 「リカバリーコード」 (spec §6): made on request, shown once, printable. */
export default async function RecoveryCodePage() {
  const { member } = await requireRecentAuthentication("/settings/sign-in/recovery-code");
  const context = await requestContext();
  const { insurer } = context;
  const madeAt = await inRequest(recoveryCodeCreatedAt, { memberId: member.id });
  const { common, formats, login, recovery, settings } = await requestMessages();
  const { made, owner, printFor, ...plain } = recovery.settings;
  return (
    <RecoveryCodeForm
      action={renewRecoveryCodeAction}
      memberId={member.id}
      text={{ ...plain, printFor: printFor(insurer.name), back: common.back, url: login.complete.url }}
      introTop={
        <>
          <BackLink href="/settings/sign-in" label={settings.menu.signIn} />
          <PageHeading>{plain.title}</PageHeading>
          <div className="mt-3 mb-6 space-y-3">
            <Lead>{plain.lead}</Lead>
            <p>{madeAt ? made(formats.dateTime(madeAt)) : plain.none}</p>
          </div>
        </>
      }
      codeTop={<PageHeading>{plain.newTitle}</PageHeading>}
      isReplacing={madeAt !== null}
      owner={owner(member.kana, member.loginId)}
      url={insurerOrigin(insurer)}
    />
  );
}
