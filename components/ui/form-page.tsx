import type { ReactNode } from "react";
import { Card } from "./card.tsx";
import type { FormAction, FormDraft } from "./form-state.ts";
import { PageHeading } from "./heading.tsx";
import { PageActsProvider } from "./page-acts.tsx";
import { StatefulForm } from "./stateful-form.tsx";
import { type StepCount, Steps } from "./steps.tsx";

type FormPageProps = {
  action: FormAction;
  /** Heading of the page and first part of its title. */
  title: string;
  lead?: ReactNode;
  /** The way back to the page that this one is a part of. */
  above?: ReactNode;
  steps?: StepCount;
  /** The login attempt the page was made for. */
  attemptId?: string;
  /** The member the page was made for. */
  memberId?: string;
  /** What was typed before a re-authentication, and the sentence that it is not done yet. */
  draft?: FormDraft;
  /** What was done before this page; gone as soon as there is something to mend. */
  done?: ReactNode;
  /** Fields and buttons, on one card. */
  children: ReactNode;
  /** Below the card, outside the form: links, details, other forms. */
  footer?: ReactNode;
};

/** A page that is one form: title, errors, steps, heading, card. */
export function FormPage({
  action,
  title,
  lead,
  above,
  steps,
  attemptId,
  memberId,
  draft,
  done,
  children,
  footer,
}: FormPageProps) {
  const top = (
    <>
      {above}
      {steps ? <Steps {...steps} /> : null}
      <PageHeading>{title}</PageHeading>
      {lead ? <div className="mt-3 space-y-3">{lead}</div> : null}
      <div className="mb-6" />
    </>
  );
  return (
    <PageActsProvider>
      <StatefulForm
        action={action}
        title={title}
        steps={steps}
        attemptId={attemptId}
        memberId={memberId}
        draft={draft}
        top={top}
        done={done}
      >
        <Card isAlone className="space-y-7">
          {children}
        </Card>
      </StatefulForm>
      {footer ? <div className="mt-8 space-y-6">{footer}</div> : null}
    </PageActsProvider>
  );
}
