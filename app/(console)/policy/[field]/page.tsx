import { notFound } from "next/navigation";
import { ConfirmChange } from "#components/console/policy/confirm-change.tsx";
import { FieldFacts } from "#components/console/policy/field-facts.tsx";
import { ValueFields } from "#components/console/policy/value-fields.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { StaticPage } from "#components/ui/static-page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { mayAct } from "#lib/console/access/clerk-verb.ts";
import { policyPath } from "#lib/console/policy/policy-path.ts";
import { readConcerned } from "#lib/console/policy/policy-verbs.ts";
import { wordsOf } from "#lib/console/policy/policy-words.ts";
import { fieldSpec } from "#lib/insurers/policy-fields.ts";
import { changeValue } from "#lib/insurers/policy-values.ts";
import { consolePolicy as text } from "#lib/messages/ja/console/policy.ts";
import { asClerk, insurerOfClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { fieldOfPath, readTo } from "../href.ts";
import { changeAction, chooseAction } from "./actions.ts";

/** One field of the policy: what it does, what a change means, and for 管理 the change itself in two steps. */
export default async function PolicyFieldPage({ params, searchParams }: PageProps<"/policy/[field]">) {
  const field = fieldOfPath((await params).field) ?? notFound();
  const clerk = await requireClerk(policyPath(field));
  const insurer = await insurerOfClerk(clerk);
  const [spec, { label, effect }, { policy }] = [fieldSpec(field), wordsOf(field), insurer];
  const isManager = mayAct(clerk.role, "manager");
  const counts = await asClerk(readConcerned, undefined);
  const above = <LinkList links={[{ href: "/policy", label: text.back }]} />;
  const to = readTo((await searchParams).to);
  const next = isManager && spec.kind !== "content" && to !== undefined ? changeValue(policy, field, to) : null;
  if (next?.ok) {
    const change = { before: insurer, after: { ...insurer, policy: next.value }, counts };
    return <ConfirmChange {...{ field, change, above }} value={to} action={changeAction} />;
  }
  const facts = <FieldFacts {...{ field, insurer, counts }} />;
  if (!isManager || spec.kind === "content") {
    const hint = spec.kind === "content" ? text.onItsPage(text.contentPages[spec.page]) : text.viewerHint;
    return (
      <div className="max-w-[43rem]">
        <StaticPage title={label} above={above} lead={<p>{effect}</p>} footer={facts}>
          <p>{hint}</p>
        </StaticPage>
      </div>
    );
  }
  return (
    <div className="max-w-[43rem]">
      <FormPage action={chooseAction} title={label} above={above} lead={<p>{effect}</p>} footer={facts}>
        <input type="hidden" name="field" value={field} />
        <ValueFields field={field} policy={policy} />
        <SubmitButton>{text.confirm}</SubmitButton>
      </FormPage>
    </div>
  );
}
