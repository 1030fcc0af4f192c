import { notFound, redirect } from "next/navigation";
import { EmailCodeForms } from "#components/settings/email-code-forms.tsx";
import { countFactors } from "#lib/credentials/count-factors.ts";
import { latestCodeExpiry } from "#lib/credentials/email-code/latest-code-expiry.ts";
import { confirmedEmail } from "#lib/members/confirmed-email.ts";
import { setUpPage } from "#lib/settings/set-up-page.ts";
import { requireRecentAuthentication } from "#lib/web/frames/require-member.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { addEmailCodeAction, resendCodeAction, sendCodeAction } from "./actions.ts";

/** 「メール認証の設定」: sends a code to the confirmed e-mail address and asks for it. */
export default async function NewEmailCodePage({ searchParams }: PageProps<"/settings/sign-in/email-code/new">) {
  const page = setUpPage("email", (await searchParams).use === "1");
  const { id: ownerId, member } = await requireRecentAuthentication(page.path);
  const context = await requestContext();
  if (!context.insurer.policy.methods.includes("email")) notFound();
  const { counts, expiresAt, email } = await inRequest(async (scope) => ({
    counts: await countFactors(scope, member.id),
    expiresAt: await latestCodeExpiry(scope, { ownerId, purpose: "enrolment" }),
    email: await confirmedEmail(scope, member.id),
  }));
  if (counts.email > 0) redirect("/settings/sign-in");
  return (
    <EmailCodeForms
      insurer={context.insurer}
      page={page}
      memberId={member.id}
      email={email}
      expiresAt={expiresAt}
      actions={{ send: sendCodeAction, resend: resendCodeAction, add: addEmailCodeAction }}
    />
  );
}
