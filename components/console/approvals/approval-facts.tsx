import { BulletList } from "#components/ui/bullet-list.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import { type Definition, DefinitionList } from "#components/ui/definition-list.tsx";
import { SectionHeading } from "#components/ui/heading.tsx";
import { LinkList, type TextLink } from "#components/ui/link-list.tsx";
import type { ApprovalDetail } from "#lib/console/approvals/list-approvals.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { formats } from "#lib/messages/ja/format.ts";

const { approvals: text, reissue } = consoleText;
const { detail } = text;

function request({ act, facts, people, reason, askedBy, askedAt, expiresAt, status }: ApprovalDetail): Definition[] {
  const checked = facts?.checked.map((check) => reissue.checks[check]).join("、");
  return [
    { term: detail.act, description: text.acts[act].title },
    { term: detail.who, description: facts?.who ?? text.people(facts?.people ?? people) },
    ...(checked ? [{ term: detail.checked, description: checked }] : []),
    { term: detail.reason, description: reason },
    { term: detail.askedBy, description: askedBy },
    { term: detail.askedAt, description: formats.dateTime(askedAt) },
    ...(status === "asked" ? [{ term: detail.expiresAt, description: formats.dateTime(expiresAt) }] : []),
    { term: detail.status, description: text.statuses[status] },
  ];
}

function decision({
  state,
  decidedBy,
  decidedAt,
  answer,
  status,
  done,
  skipped,
  people,
  isCounted,
}: ApprovalDetail): Definition[] {
  if (state === "asked" || !decidedBy || !decidedAt) return [];
  const hasMany = status === "done" && people > 1 && isCounted;
  return [
    { term: detail.decidedBy[state], description: decidedBy },
    { term: detail.decidedAt, description: formats.dateTime(decidedAt) },
    ...(answer ? [{ term: detail.answer, description: answer }] : []),
    ...(status === "running" ? [{ term: detail.result, description: detail.progress(done, people) }] : []),
    ...(hasMany ? [{ term: detail.result, description: detail.done(done, skipped) }] : []),
  ];
}

/** Where the second clerk can look before the decision. */
function detailsOf({ memberId, facts }: ApprovalDetail): TextLink | null {
  if (memberId) return { href: `/members/${memberId}`, label: detail.openMember };
  return facts?.href ? { href: facts.href, label: detail.openList } : null;
}

/** What is asked, as it stands now, and what became of it. */
export function ApprovalFacts({ approval }: { approval: ApprovalDetail }) {
  const { act, facts, status, hasChanged, people } = approval;
  const details = detailsOf(approval);
  return (
    <div className="space-y-6">
      {hasChanged && facts ? <Callout kind="warning">{detail.changed(people, facts.people)}</Callout> : null}
      {(status === "asked" || status === "to-collect") && !facts ? (
        <Callout kind="warning">{detail.impossible}</Callout>
      ) : null}
      <section>
        <SectionHeading>{detail.facts}</SectionHeading>
        <Card className="mt-3">
          <DefinitionList items={[...request(approval), ...decision(approval)]} />
          {details ? <LinkList links={[details]} /> : null}
        </Card>
      </section>
      {facts && status === "asked" ? (
        <section>
          <SectionHeading>{detail.effects}</SectionHeading>
          <Card className="mt-3">
            <BulletList items={text.acts[act].effects(facts.people)} />
          </Card>
        </section>
      ) : null}
    </div>
  );
}
