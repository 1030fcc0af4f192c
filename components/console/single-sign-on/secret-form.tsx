"use client";
import { useActionState } from "react";
import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { IssuedOnce, type IssuedState } from "../frame/issued-once.tsx";

type SecretFormProps = {
  action: (state: IssuedState, form: FormData) => Promise<IssuedState>;
  id: string;
  /** The service's name. */
  who: string;
  text: {
    title: string;
    effects: readonly string[];
    submit: string;
    doneTitle: string;
    once: string;
    print: string;
    copy: string;
    back: string;
  };
};

/** 「秘密の値の発行」; afterwards, on the same page and once, the secret. */
export function SecretForm({ action, id, who, text }: SecretFormProps) {
  const [state, formAction] = useActionState<IssuedState, FormData>(action, { kind: "asking" });
  if (state.kind === "issued") {
    return <IssuedOnce facts={state.facts} who={who} text={text} backHref={`/single-sign-on/${id}`} />;
  }
  return (
    <>
      <PageTitle title={text.title} hasFailed={state.kind === "refused"} />
      <PageHeading>{text.title}</PageHeading>
      <form action={formAction} noValidate>
        <input type="hidden" name="id" value={id} />
        <Card className="mt-6 space-y-6">
          <p className="font-700">{who}</p>
          <Callout kind="warning">
            <ul className="list-disc space-y-1 pl-5">
              {text.effects.map((effect) => (
                <li key={effect}>{effect}</li>
              ))}
            </ul>
          </Callout>
          {state.kind === "refused" ? <Callout kind="error">{state.message}</Callout> : null}
          <SubmitButton variant="danger">{text.submit}</SubmitButton>
        </Card>
      </form>
    </>
  );
}
