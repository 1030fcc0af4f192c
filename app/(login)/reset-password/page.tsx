import { MessagePage } from "#components/forms/message-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { CONSOLE_ID } from "#lib/kernel/console.ts";
import { isResetLinkAlive } from "#lib/login-flow/verbs/consume-reset-link.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { queryText } from "#lib/web/request/query-text.ts";
import { requireInsurer } from "#lib/web/request/require-insurer.ts";
import { resetPasswordAction } from "./actions.ts";

/** The page of the mail's link (manual 004, 3-3 ⑤). The GET only looks; 「次へ」 uses the link. */
export default async function ResetPasswordPage({ searchParams }: PageProps<"/reset-password">) {
  const token = queryText((await searchParams).token);
  const text = (await requestMessages()).recovery.resetPassword;
  if (!(await inRequest(isResetLinkAlive, token))) {
    return (
      <MessagePage title={text.deadTitle} button={{ href: "/forgot-password", label: text.again }}>
        <Lead>{text.deadBody}</Lead>
      </MessagePage>
    );
  }
  const { title, lead } = (await requireInsurer()).id === CONSOLE_ID ? consoleText.invitation : text;
  return (
    <MessagePage title={title}>
      <Lead>{lead}</Lead>
      <form action={resetPasswordAction}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton>{text.next}</SubmitButton>
      </form>
    </MessagePage>
  );
}
