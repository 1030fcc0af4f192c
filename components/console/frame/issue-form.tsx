"use client";
import { type ReactNode, useActionState } from "react";
import { BulletList } from "#components/ui/bullet-list.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { IssuedOnce, type IssuedState, type IssuedText } from "./issued-once.tsx";

type IssueFormProps = {
  action: (state: IssuedState, form: FormData) => Promise<IssuedState>;
  /** For whom or what it is issued: a hidden field of the form. */
  subject: { name: "member" | "id"; value: string };
  /** Name and 記号-番号-枝番, or a service's name. */
  who: string;
  effects: readonly string[];
  /** Something ends for good. */
  isFinal?: boolean;
  text: IssuedText & { title: string; submit: string };
  backHref: string;
  /** What has to be ticked before. */
  children?: ReactNode;
};

/** The act and what it means; afterwards, on the same page and once, what was issued. */
export function IssueForm({ action, subject, who, effects, isFinal, text, backHref, children }: IssueFormProps) {
  const [state, formAction] = useActionState<IssuedState, FormData>(action, { kind: "asking" });
  if (state.kind === "issued") return <IssuedOnce facts={state.facts} who={who} text={text} backHref={backHref} />;
  return (
    <>
      <PageTitle title={text.title} hasFailed={state.kind === "refused"} />
      <PageHeading>{text.title}</PageHeading>
      <form action={formAction} noValidate>
        <input type="hidden" {...subject} />
        <Card className="mt-6 space-y-6">
          <p className="font-700">{who}</p>
          <Callout kind={isFinal ? "warning" : "info"}>
            <BulletList items={effects} />
          </Callout>
          {children}
          {state.kind === "refused" ? <Callout kind="error">{state.message}</Callout> : null}
          <SubmitButton variant={isFinal ? "danger" : "primary"}>{text.submit}</SubmitButton>
        </Card>
      </form>
    </>
  );
}
