import { redirect } from "next/navigation";
import { TermsFields } from "#components/forms/terms-fields.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { currentTerms } from "#lib/insurers/current-terms.ts";
import { areTermsDue } from "#lib/login-flow/facts.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { readReturnTo } from "#lib/sessions/return-path.ts";
import { requireSession } from "#lib/web/frames/require-member.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { answerNewTermsAction } from "./actions.ts";

/** 「利用規約」 when a new version was published during a session (manual 004, 3-8); returns to the former page. */
export default async function NewTermsPage({ searchParams }: PageProps<"/settings/terms">) {
  const returnTo = readReturnTo((await searchParams).to) ?? "/";
  const active = await requireSession(returnTo);
  const terms = await inRequest(currentTerms);
  if (!terms || !areTermsDue(active)) redirect(returnTo);
  const { login, terms: text } = await requestMessages();
  return (
    <FormPage
      action={answerNewTermsAction}
      title={login.terms.title}
      lead={<Lead>{text.leadRevised}</Lead>}
      memberId={active.member.id}
      footer={<p className="text-quiet">{text.refuseNote}</p>}
    >
      <input type="hidden" name="to" value={returnTo} />
      <TermsFields terms={terms} />
    </FormPage>
  );
}
