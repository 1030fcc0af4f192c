import { MessagePage } from "#components/forms/message-page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { isResetLinkAlive } from "#lib/login-flow/verbs/consume-reset-link.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { type QueryValue, queryText } from "#lib/web/request/query-text.ts";
import { resetPasswordAction } from "./actions.ts";

type ResetPasswordPageProps = { searchParams: Promise<{ token?: QueryValue }> };

/** The page of the mail's link (manual 004, 3-3 ⑤). The GET only looks; 「次へ」 uses the link. */
export default async function ResetPasswordPage({ searchParams }: ResetPasswordPageProps) {
  const token = queryText((await searchParams).token);
  const text = (await requestMessages()).recovery.resetPassword;
  if (!(await inRequest(isResetLinkAlive, token))) {
    return (
      <MessagePage title={text.deadTitle} button={{ href: "/forgot-password", label: text.again }}>
        <p>{text.deadBody}</p>
      </MessagePage>
    );
  }
  return (
    <MessagePage title={text.title}>
      <p>{text.lead}</p>
      <form action={resetPasswordAction}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton>{text.next}</SubmitButton>
      </form>
    </MessagePage>
  );
}
