"use client";
import { type ReactNode, useEffect, useEffectEvent } from "react";
import { Callout } from "./callout.tsx";
import { Details } from "./details.tsx";
import { FormContext } from "./form-context.ts";
import { type FormAction, initialFormState } from "./form-state.ts";
import { useAnnounceAct } from "./page-acts.tsx";
import { SubmitButton } from "./submit-button.tsx";
import { useFormAction } from "./use-form-action.ts";

type ActionButtonProps = {
  action: FormAction;
  label: string;
  /** The login attempt or member the page was made for. */
  attemptId?: string;
  memberId?: string;
  /** Looks like a link. */
  isQuiet?: boolean;
  /** The chosen value, where several buttons share one action. */
  value?: string;
  /** Folds the form under this; it stands open beside an answer, which is read without JavaScript, too. */
  foldedAs?: string;
  children?: ReactNode;
};

/** One act beside a page's form, e.g. 「再送信」: a form of its own, which keeps what was typed, with its answer below. */
export function ActionButton(props: ActionButtonProps) {
  const { action, label, attemptId, memberId, isQuiet, value, foldedAs, children } = props;
  const [state, formAction] = useFormAction(action);
  const announce = useEffectEvent(useAnnounceAct());
  useEffect(() => {
    if (state !== initialFormState && state.errors.length === 0) announce();
  }, [state]);
  const form = (
    <form action={formAction} className={isQuiet ? "space-y-3" : "grow space-y-3"}>
      {attemptId ? <input type="hidden" name="attempt" value={attemptId} /> : null}
      {memberId ? <input type="hidden" name="member" value={memberId} /> : null}
      <FormContext value={{ state, errors: [] }}>{children}</FormContext>
      <SubmitButton
        variant={isQuiet ? "quiet" : "secondary"}
        size={isQuiet ? "small" : "large"}
        className={isQuiet ? undefined : "w-full"}
        name="choice"
        value={value}
      >
        {label}
      </SubmitButton>
      {state.errors.map(({ message }) => (
        <Callout kind="error" key={message}>
          {message}
        </Callout>
      ))}
      {state.callout ? <Callout kind="success">{state.callout}</Callout> : null}
    </form>
  );
  if (!foldedAs) return form;
  return (
    <Details summary={foldedAs} isOpen={state !== initialFormState}>
      {form}
    </Details>
  );
}
