import type { ReactNode } from "react";
import { Card } from "#components/ui/card.tsx";
import { SectionHeading } from "#components/ui/heading.tsx";
import { sayImpact, sayShortfalls, sayValue, verdictOf } from "#lib/console/policy/policy-words.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import type { ConcernedCounts, PolicyField } from "#lib/insurers/policy-field-spec.ts";
import type { InsurerPolicy } from "#lib/insurers/policy-schema.ts";
import { policyValue } from "#lib/insurers/policy-values.ts";
import { consolePolicy as text } from "#lib/messages/ja/console/policy.ts";
import { PolicyPreview } from "./policy-preview.tsx";
import { VerdictBadge } from "./verdict-badge.tsx";

/** 「基準との照合」 of one field under a policy: plain words first, ids after. */
export function Standards({ field, policy }: { field: PolicyField; policy: InsurerPolicy }) {
  const [verdict, shortfalls] = [verdictOf(policy, field), sayShortfalls(policy, field)];
  if (!verdict) return <p>{text.noStandard}</p>;
  return (
    <div className="space-y-3">
      <VerdictBadge verdict={verdict} />
      {shortfalls.length === 0 ? <p>{text.meetsStandards}</p> : null}
      {shortfalls.map(({ words, against }) => (
        <p key={against}>
          {words}
          <span className="block text-[1rem] text-quiet">{against}</span>
        </p>
      ))}
    </div>
  );
}

type FieldFactsProps = { field: PolicyField; insurer: Insurer; counts: ConcernedCounts };

/** What a field's page says beside the choice: the present value, standards, whom it concerns, the member's screen. */
export function FieldFacts({ field, insurer, counts }: FieldFactsProps) {
  const { policy } = insurer;
  const impact = sayImpact(field, { before: policy, after: policy, counts });
  return (
    <>
      <Fact heading={text.present}>
        <p className="font-700 wrap-anywhere">{sayValue(field, policyValue(policy, field))}</p>
      </Fact>
      <Fact heading={text.standards}>
        <Standards field={field} policy={policy} />
      </Fact>
      <Fact heading={text.impact}>
        {impact.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Fact>
      <PolicyPreview field={field} insurer={insurer} />
    </>
  );
}

function Fact({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <section>
      <SectionHeading>{heading}</SectionHeading>
      <Card className="mt-3 space-y-3">{children}</Card>
    </section>
  );
}
