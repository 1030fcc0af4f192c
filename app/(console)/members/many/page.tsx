import { notFound } from "next/navigation";
import { BulletList } from "#components/ui/bullet-list.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { StaticPage } from "#components/ui/static-page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { readSelected } from "#lib/console/members/act-on-many.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { queryText } from "#lib/web/request/query-text.ts";
import { openMany } from "../state.ts";
import { actOnManyAction } from "./actions.ts";

/** Between the list's buttons and the act: how many, what happens, and for many a reason for the second clerk. */
export default async function ManyPage({ searchParams }: PageProps<"/members/many">) {
  const { insurerId } = await requireClerk("/members", "officer");
  const sealed = queryText((await searchParams).s);
  const many = openMany(insurerId, sealed) ?? notFound();
  const { many: text, approvals } = consoleText;
  const { title, effects } = approvals.acts[many.act];
  const above = <LinkList links={[{ href: "/members", label: text.back }]} />;
  const found = await asClerk(readSelected, many);
  if (!found.ok) return <StaticPage title={title} above={above} lead={<p>{text.failures[found.code]}</p>} />;
  const { needsApproval, fingerprint } = found.value;
  const people = found.value.people.toLocaleString("ja-JP");
  return (
    <FormPage action={actOnManyAction} title={title} above={above} lead={<p>{text.question(people)}</p>}>
      <input type="hidden" name="many" value={sealed} />
      <input type="hidden" name="seen" value={fingerprint} />
      <Callout kind="warning">
        <BulletList items={effects(found.value.people)} />
      </Callout>
      {needsApproval ? (
        <>
          <p>{text.approval}</p>
          <TextField name="reason" label={approvals.reason.label} hint={approvals.reason.hint} required />
        </>
      ) : null}
      <SubmitButton variant={needsApproval ? "primary" : "danger"}>
        {needsApproval ? text.ask : text.submit(title, people)}
      </SubmitButton>
    </FormPage>
  );
}
