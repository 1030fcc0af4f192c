import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { isFirstLoginOpen } from "#lib/login-flow/facts.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { currentAttempt } from "#lib/web/request/current-attempt.ts";
import { logOutAction } from "./actions.ts";

/** 「ログアウト」 as a page: the link of the ユーザー名 without JavaScript (manual 004, 2-2 ②). */
export default async function LogoutPage() {
  const { common, portal } = await requestMessages();
  const text = portal.logout;
  const attempt = await currentAttempt();
  return (
    <>
      <PageTitle title={text.title} />
      <PageHeading>{text.title}</PageHeading>
      <Card className="mt-6 space-y-6">
        <Lead>{text.question}</Lead>
        {attempt && isFirstLoginOpen(attempt.facts) ? <Lead>{text.noteFirstLogin}</Lead> : null}
        <form action={logOutAction} className="flex flex-wrap gap-3">
          <SubmitButton>{text.confirm}</SubmitButton>
          <ButtonLink href="/" variant="secondary" className="w-full sm:w-auto">
            {common.cancel}
          </ButtonLink>
        </form>
      </Card>
    </>
  );
}
