import type { ReactNode } from "react";
import { PageHeading } from "#components/ui/heading.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { Steps } from "#components/ui/steps.tsx";
import { importsText as text } from "#lib/messages/ja/console/imports.ts";

/** 手順 n / 5 of an import: every step is a page. */
export const importSteps = (current: number) => ({ current, total: text.steps.length });

type ImportFrameProps = { step: number; title: string; fileName: string; children: ReactNode };

/** A step of an import that is no form of its own. */
export function ImportFrame({ step, title, fileName, children }: ImportFrameProps) {
  const steps = importSteps(step);
  return (
    <div className="space-y-6">
      <PageTitle title={title} steps={steps} />
      <div>
        <Steps {...steps} />
        <PageHeading>{title}</PageHeading>
        <p className="mt-2 wrap-anywhere text-quiet">{fileName}</p>
      </div>
      {children}
    </div>
  );
}
