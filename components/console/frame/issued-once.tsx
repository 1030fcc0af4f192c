"use client";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";

export type IssuedFact = { term: string; value: string; isSecret?: boolean };

/** What an act answers that issues a secret; it exists in this answer and nowhere else in plain. */
export type IssuedState =
  | { kind: "asking" }
  | { kind: "refused"; message: string }
  | { kind: "issued"; facts: readonly IssuedFact[] };

/** `copy`: for a secret that goes into another program. */
export type IssuedText = { doneTitle: string; once: string; print: string; back: string; how?: string; copy?: string };

type IssuedOnceProps = {
  facts: readonly IssuedFact[];
  /** Name and 記号-番号-枝番. */
  who: string;
  text: IssuedText;
  backHref: string;
};

function Secret({ value, copy }: { value: string; copy: string | undefined }) {
  return (
    <div className="space-y-2">
      <span className="font-mono text-[1.25rem] font-700">{value}</span>
      {copy ? <CopyButton value={value}>{copy}</CopyButton> : null}
    </div>
  );
}

/** The page, once, with what was issued. */
export function IssuedOnce({ facts, who, text, backHref }: IssuedOnceProps) {
  return (
    <>
      <PageTitle title={text.doneTitle} />
      <PageHeading>{text.doneTitle}</PageHeading>
      <Card className="mt-6 space-y-6">
        <p className="font-700">{who}</p>
        <DefinitionList
          items={facts.map(({ term, value, isSecret }) => ({
            term,
            description: isSecret ? <Secret value={value} copy={text.copy} /> : value,
          }))}
        />
        {text.how ? <p>{text.how}</p> : null}
        <Callout kind="warning">{text.once}</Callout>
        <div className="flex flex-wrap gap-3">
          <Button onClick={() => window.print()}>{text.print}</Button>
          <ButtonLink href={backHref} variant="secondary">
            {text.back}
          </ButtonLink>
        </div>
      </Card>
    </>
  );
}
