"use client";
import { type ReactNode, useActionState } from "react";
import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { IssuedOnce, type IssuedState, type IssuedText } from "../frame/issued-once.tsx";

type CollectFormProps = {
  action: (state: IssuedState, form: FormData) => Promise<IssuedState>;
  approvalId: string;
  backHref: string;
  who: string;
  text: IssuedText & { lead: string; submit: string };
  /** The page around the button; gone once the code is shown. */
  children: ReactNode;
};

/** 「番号を表示」 of an approved request; afterwards, on the same page and once, the code. */
export function CollectForm({ action, approvalId, backHref, who, text, children }: CollectFormProps) {
  const [state, formAction] = useActionState<IssuedState, FormData>(action, { kind: "asking" });
  if (state.kind === "issued") return <IssuedOnce facts={state.facts} who={who} text={text} backHref={backHref} />;
  return (
    <div className="space-y-6">
      {children}
      <form action={formAction}>
        <input type="hidden" name="approval" value={approvalId} />
        <Card className="space-y-6">
          <p>{text.lead}</p>
          {state.kind === "refused" ? <Callout kind="error">{state.message}</Callout> : null}
          <SubmitButton>{text.submit}</SubmitButton>
        </Card>
      </form>
    </div>
  );
}
