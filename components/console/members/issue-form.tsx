"use client";
import { useActionState } from "react";
import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { IssuedOnce, type IssuedState } from "../frame/issued-once.tsx";
import { IdentityChecks } from "./identity-checks.tsx";

type IssueFormProps = {
  action: (state: IssuedState, form: FormData) => Promise<IssuedState>;
  memberId: string;
  /** Name and 記号-番号-枝番. */
  who: string;
  effects: readonly string[];
  /** Something ends for good. */
  isFinal?: boolean;
  text: {
    title: string;
    checkedBy: string;
    checks: Record<string, string>;
    submit: string;
    doneTitle: string;
    once: string;
    print: string;
    back: string;
  };
};

/** The identity check and the act; afterwards, on the same page and once, what was issued. */
export function IssueForm({ action, memberId, who, effects, isFinal = false, text }: IssueFormProps) {
  const [state, formAction] = useActionState<IssuedState, FormData>(action, { kind: "asking" });
  if (state.kind === "issued") {
    return <IssuedOnce facts={state.facts} who={who} text={text} backHref={`/members/${memberId}`} />;
  }
  return (
    <>
      <PageTitle title={text.title} hasFailed={state.kind === "refused"} />
      <PageHeading>{text.title}</PageHeading>
      <form action={formAction} noValidate>
        <input type="hidden" name="member" value={memberId} />
        <Card className="mt-6 space-y-6">
          <p className="font-700">{who}</p>
          <Callout kind={isFinal ? "warning" : "info"}>
            <ul className="list-disc space-y-1 pl-5">
              {effects.map((effect) => (
                <li key={effect}>{effect}</li>
              ))}
            </ul>
          </Callout>
          <IdentityChecks legend={text.checkedBy} checks={text.checks} />
          {state.kind === "refused" ? <Callout kind="error">{state.message}</Callout> : null}
          <SubmitButton variant={isFinal ? "danger" : "primary"}>{text.submit}</SubmitButton>
        </Card>
      </form>
    </>
  );
}
