import { notFound } from "next/navigation";
import { VerdictCard } from "#components/eligibility/verdict-card.tsx";
import { VerifyForm } from "#components/eligibility/verify-form.tsx";
import { Shell } from "#components/portal/shell.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { checkDocument } from "#lib/web/request/check-document.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { requestTime } from "#lib/web/request/request-time.ts";
import { requireInsurer } from "#lib/web/request/require-insurer.ts";

/** 「資格確認書の確認」, for whoever is shown a document: genuine and in force or not, and nothing of whose it is. */
export default async function VerifyPage({ searchParams }: PageProps<"/verify">) {
  const insurer = await requireInsurer();
  if (!insurer.policy.eligibility.isOn) notFound();
  const { code } = await searchParams;
  const { verify: text } = (await requestMessages()).eligibility;
  const verdict = typeof code === "string" && code !== "" ? await checkDocument(await requestContext(), code) : null;
  return (
    <Shell insurer={insurer}>
      <PageTitle title={text.title} />
      <PageHeading>{text.title}</PageHeading>
      {verdict === "too-many" ? (
        <Callout kind="error" className="mt-6">
          {text.tooMany}
        </Callout>
      ) : verdict ? (
        <VerdictCard verdict={verdict} insurerName={insurer.name} checkedAt={requestTime()} />
      ) : (
        <VerifyForm />
      )}
      {verdict ? (
        <div className="mt-8">
          <LinkList links={[{ href: "/verify", label: text.another }]} />
        </div>
      ) : null}
    </Shell>
  );
}
