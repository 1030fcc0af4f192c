"use client";
import { useActionState } from "react";
import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { IssuedOnce, type IssuedState } from "../frame/issued-once.tsx";

type ReissueFormProps = {
  action: (state: IssuedState, form: FormData) => Promise<IssuedState>;
  memberId: string;
  /** Name and 記号-番号-枝番. */
  who: string;
  effects: readonly string[];
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
export function ReissueForm({ action, memberId, who, effects, text }: ReissueFormProps) {
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
          <Callout kind="warning">
            <ul className="list-disc space-y-1 pl-5">
              {effects.map((effect) => (
                <li key={effect}>{effect}</li>
              ))}
            </ul>
          </Callout>
          <fieldset>
            <legend className="font-700">{text.checkedBy}</legend>
            {Object.entries(text.checks).map(([value, label]) => (
              <label key={value} className="flex min-h-12 items-center gap-3">
                <input type="checkbox" name="check" value={value} className="size-6" />
                {label}
              </label>
            ))}
          </fieldset>
          {state.kind === "refused" ? <Callout kind="error">{state.message}</Callout> : null}
          <SubmitButton variant="danger">{text.submit}</SubmitButton>
        </Card>
      </form>
    </>
  );
}
