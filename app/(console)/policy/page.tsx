import { PolicyTable } from "#components/console/policy/policy-table.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeading, SectionHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { policyPath } from "#lib/console/policy/policy-path.ts";
import { readPolicy } from "#lib/console/policy/policy-verbs.ts";
import { verdictOf, wordsOf } from "#lib/console/policy/policy-words.ts";
import type { FieldGroup } from "#lib/insurers/policy-field-spec.ts";
import { fieldSpec, POLICY_FIELD_KEYS } from "#lib/insurers/policy-fields.ts";
import { policyValue } from "#lib/insurers/policy-values.ts";
import { consolePolicy as text } from "#lib/messages/ja/console/policy.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";

/** 「ログインの決まり」: every field of the policy by group, with its value, verdict and last change. */
export default async function PolicyPage({ searchParams }: PageProps<"/policy">) {
  await requireClerk("/policy");
  const { changed } = await searchParams;
  const { policy, changes } = await asClerk(readPolicy, undefined);
  const done = changes.find(({ version }) => String(version) === changed);
  const lines = POLICY_FIELD_KEYS.map((field) => ({
    field,
    href: policyPath(field),
    value: policyValue(policy, field),
    verdict: verdictOf(policy, field),
    last: changes.find((change) => change.field === field) ?? null,
  }));
  const short = lines.filter(({ verdict }) => verdict === "short").length;
  return (
    <div className="space-y-6">
      <PageTitle title={text.title} />
      <PageHeading>{text.title}</PageHeading>
      {done ? <Callout kind="success">{text.saved(wordsOf(done.field).label)}</Callout> : null}
      <p>{text.lead}</p>
      <p className="font-700">{text.shortfallTotal(short)}</p>
      <LinkList links={[{ href: "/policy/history", label: text.history }]} />
      {(Object.keys(text.groups) as FieldGroup[]).map((group) => (
        <section key={group} className="space-y-3">
          <SectionHeading>{text.groups[group]}</SectionHeading>
          <PolicyTable
            caption={text.caption(text.groups[group])}
            lines={lines.filter(({ field }) => fieldSpec(field).group === group)}
          />
        </section>
      ))}
    </div>
  );
}
