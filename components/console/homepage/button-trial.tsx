import { createElement } from "react";
import { Card } from "#components/ui/card.tsx";
import { SectionHeading } from "#components/ui/heading.tsx";
import type { ButtonScript } from "#lib/embed/snippet.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { loginButton } from "#lib/messages/ja/login-button.ts";

const { trial: text } = consoleText.homepage;

type ButtonTrialProps = {
  /** The insurer's origin. */
  portal: string;
  script: ButtonScript;
  /** Of the page's policy. */
  nonce: string | undefined;
};

/** The login button as a homepage shows it: the same script, from the insurer's host, with the same hash. */
export function ButtonTrial({ portal, script, nonce }: ButtonTrialProps) {
  const link = (
    <a href={`${portal}/login`} className="text-link underline underline-offset-4">
      {loginButton.logIn}
    </a>
  );
  return (
    <section className="space-y-4">
      <SectionHeading>{text.heading}</SectionHeading>
      <p>{text.lead}</p>
      <Card>
        <script type="module" src={script.url} integrity={script.integrity} crossOrigin="anonymous" nonce={nonce} />
        {createElement("kenpo-login", null, link)}
      </Card>
      <p className="text-quiet">{text.failed}</p>
    </section>
  );
}
