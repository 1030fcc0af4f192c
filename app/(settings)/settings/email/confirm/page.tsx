import { redirect } from "next/navigation";
import { EmailWaitingPage } from "#components/forms/email-waiting-page.tsx";
import { waitingEmailChange } from "#lib/email-address/email-change.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { requireMember } from "#lib/web/frames/require-member.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { confirmByCodeAction, resendAction, withdrawAction } from "./actions.ts";

/** 「メールアドレスの確認」 of 「Eメール変更」; ends on the profile (manual 004, 3-5 ⑦). */
export default async function ConfirmEmailPage() {
  const active = await requireMember("/settings/email/confirm");
  const { insurer } = await requestContext();
  const waiting = await inRequest(waitingEmailChange, active);
  if (waiting === null) redirect("/settings/profile");
  const { formats, profile } = await requestMessages();
  const text = profile.confirmEmail;
  const { newEmail, codeExpiresAt, expiresAt } = waiting;
  return (
    <EmailWaitingPage
      sentences={[
        text.lead(newEmail),
        codeExpiresAt ? text.codeUntil(formats.time(codeExpiresAt)) : text.codeOver,
        text.until(formats.deadline(expiresAt)),
      ]}
      confirmAction={confirmByCodeAction}
      resendAction={resendAction}
      leaveAction={withdrawAction}
      leaveLabel={text.withdraw}
      place="email-change"
      insurer={insurer}
      owner={{ memberId: active.member.id }}
    />
  );
}
