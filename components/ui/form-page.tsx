import type { ReactNode } from "react";
import { Card } from "./card.tsx";
import { PageHeading } from "./heading.tsx";
import { PageActsProvider } from "./page-acts.tsx";
import { StatefulForm, type StatefulFormProps } from "./stateful-form.tsx";
import { Steps } from "./steps.tsx";

type FormPageProps = Omit<StatefulFormProps, "top"> & {
  lead?: ReactNode;
  /** The way back to the page that this one is a part of. */
  above?: ReactNode;
  /** Below the card, outside the form: links, details, other forms. */
  footer?: ReactNode;
};

/** A page that is one form: title, errors, steps, heading, and fields and buttons on one card. */
export function FormPage({ lead, above, children, footer, ...form }: FormPageProps) {
  const { title, steps } = form;
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
      <StatefulForm {...form} top={top}>
        <Card isAlone className="space-y-7">
          {children}
        </Card>
      </StatefulForm>
      {footer ? <div className="mt-8 space-y-6">{footer}</div> : null}
    </PageActsProvider>
  );
}
