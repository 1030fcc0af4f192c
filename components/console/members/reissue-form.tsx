"use client";
import { useActionState } from "react";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

/** What the act answers; the password exists in this answer and nowhere else in plain. */
export type ReissueState =
  | { kind: "asking" }
  | { kind: "refused"; message: string }
  | { kind: "issued"; loginId: string; password: string; until: string };

type ReissueFormProps = {
  action: (state: ReissueState, form: FormData) => Promise<ReissueState>;
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
    loginId: string;
    password: string;
    until: string;
    once: string;
    print: string;
    back: string;
  };
};

/** The identity check and the act; afterwards, on the same page and once, what was issued. */
export function ReissueForm({ action, memberId, who, effects, text }: ReissueFormProps) {
  const [state, formAction] = useActionState<ReissueState, FormData>(action, { kind: "asking" });
  if (state.kind === "issued") return <Issued issued={state} memberId={memberId} who={who} text={text} />;
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

type IssuedProps = Pick<ReissueFormProps, "memberId" | "who" | "text"> & {
  issued: Extract<ReissueState, { kind: "issued" }>;
};

function Issued({ issued, memberId, who, text }: IssuedProps) {
  return (
    <>
      <PageTitle title={text.doneTitle} />
      <PageHeading>{text.doneTitle}</PageHeading>
      <Card className="mt-6 space-y-6">
        <p className="font-700">{who}</p>
        <DefinitionList
          items={[
            { term: text.loginId, description: <Secret>{issued.loginId}</Secret> },
            { term: text.password, description: <Secret>{issued.password}</Secret> },
            { term: text.until, description: issued.until },
          ]}
        />
        <Callout kind="warning">{text.once}</Callout>
        <div className="flex flex-wrap gap-3">
          <Button onClick={() => window.print()}>{text.print}</Button>
          <ButtonLink href={`/members/${memberId}`} variant="secondary">
            {text.back}
          </ButtonLink>
        </div>
      </Card>
    </>
  );
}

function Secret({ children }: { children: string }) {
  return <span className="font-mono text-[1.25rem] font-700">{children}</span>;
}
