import { DefinitionList } from "#components/ui/definition-list.tsx";
import { inPlace } from "#components/ui/in-place.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

type NextLoginProps = {
  insurer: Pick<Insurer, "host">;
  loginId: string;
  /** What to do on this screen; the printed page has the next login instead. */
  steps?: readonly string[];
};

/** URL and user ID of later logins, and printed steps for members who continue another day (spec §13). */
export async function NextLogin({ insurer, loginId, steps }: NextLoginProps) {
  const text = (await requestMessages()).login.complete;
  return (
    <>
      <DefinitionList
        items={[
          { term: text.url, description: <span translate="no">{insurerOrigin(insurer)}</span> },
          { term: text.loginId, description: <span translate="no">{loginId}</span> },
        ]}
      />
      <div className={`space-y-2 ${steps ? "" : "hidden print:block"}`}>
        <h2 className="font-700">{text.nextHeading}</h2>
        {steps ? <StepList steps={steps} className="print:hidden" /> : null}
        <StepList steps={text.nextPrinted} className="hidden print:block" />
      </div>
    </>
  );
}

function StepList({ steps, className }: { steps: readonly string[]; className: string }) {
  return (
    <ol className={`list-decimal space-y-1 pl-6 ${className}`}>
      {inPlace(steps).map(({ key, item }) => (
        <li key={key}>{item}</li>
      ))}
    </ol>
  );
}
