"use client";
import type { FormEvent, ReactNode } from "react";
import { Callout } from "./callout.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { FormContext } from "./form-context.ts";
import { type FormAction, type FormDraft, initialFormState } from "./form-state.ts";
import { PageTitle } from "./page-title.tsx";
import type { StepCount } from "./steps.tsx";
import { useUi } from "./ui-context.tsx";
import { useFormAction } from "./use-form-action.ts";
import { useStandingErrors } from "./use-standing-errors.ts";

export type StatefulFormProps = {
  action: FormAction;
  /** Heading of the page and first part of its title. */
  title: string;
  steps?: StepCount;
  /** The login attempt the page was made for. */
  attemptId?: string;
  /** The member the page was made for. */
  memberId?: string;
  /** What was typed before a re-authentication, and the sentence that it is not done yet. */
  draft?: FormDraft;
  /** Steps, heading and lead, rendered on the server. */
  top: ReactNode;
  /** What was done before this page; gone as soon as there is something to mend. */
  done?: ReactNode;
  children: ReactNode;
};

/** The part of FormPage that runs in the browser; it works before hydration and without JavaScript. */
export function StatefulForm({
  action,
  title,
  steps,
  attemptId,
  memberId,
  draft,
  top,
  done,
  children,
}: StatefulFormProps) {
  const [state, formAction, isPending] = useFormAction(
    action,
    draft ? { errors: [], values: draft.values } : initialFormState,
  );
  const { errors, noteChange } = useStandingErrors(state);
  const { text } = useUi();
  const note = ({ target }: FormEvent) => {
    const isControl = [HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement].some((kind) => target instanceof kind);
    if (isControl) noteChange((target as HTMLInputElement).name);
  };
  return (
    <FormContext value={{ state, errors }}>
      <PageTitle title={title} steps={steps} hasFailed={errors.length > 0} />
      <ErrorSummary state={state} errors={errors} />
      {top}
      {state.errors.length > 0 || state.callout ? null : done}
      {draft?.callout && state.errors.length === 0 ? (
        <Callout kind="info" className="mb-6">
          {draft.callout}
        </Callout>
      ) : null}
      {state.callout ? (
        <Callout kind="success" className="mb-6">
          {state.callout}
        </Callout>
      ) : null}
      <form action={formAction} onInput={note} noValidate>
        {attemptId ? <input type="hidden" name="attempt" value={attemptId} /> : null}
        {memberId ? <input type="hidden" name="member" value={memberId} /> : null}
        {children}
      </form>
      <output className="sr-only">{isPending ? text.processing : ""}</output>
    </FormContext>
  );
}
