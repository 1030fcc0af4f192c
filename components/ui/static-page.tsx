import { Children, type ReactNode } from "react";
import { Card } from "./card.tsx";
import { PageHeading } from "./heading.tsx";
import { PageActsProvider } from "./page-acts.tsx";
import { PageTitle } from "./page-title.tsx";
import { type StepCount, Steps } from "./steps.tsx";

type StaticPageProps = {
  title: string;
  lead?: ReactNode;
  /** The way back to the page that this one is a part of. */
  above?: ReactNode;
  /** What was done before this page. */
  done?: ReactNode;
  steps?: StepCount;
  /** On one card, if there are any. */
  children?: ReactNode;
  /** Below the card. */
  footer?: ReactNode;
};

/** A page with the look of FormPage that is no form: title, steps, heading, card. */
export function StaticPage({ title, lead, above, done, steps, children, footer }: StaticPageProps) {
  return (
    <PageActsProvider>
      <PageTitle title={title} steps={steps} />
      {above}
      {steps ? <Steps {...steps} /> : null}
      <PageHeading>{title}</PageHeading>
      {lead ? <div className="mt-3 space-y-3">{lead}</div> : null}
      {done ? <div className="mt-6 empty:hidden">{done}</div> : null}
      {Children.toArray(children).length > 0 ? (
        <Card isAlone className="mt-6 space-y-6">
          {children}
        </Card>
      ) : null}
      {footer ? <div className="mt-8 space-y-6">{footer}</div> : null}
    </PageActsProvider>
  );
}
