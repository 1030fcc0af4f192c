import { CopyButton } from "#components/ui/copy-button.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { consoleText } from "#lib/messages/ja/console/console.ts";

const { tell: text } = consoleText.singleSignOn;

/** What the service's company needs beside client_id and secret. @param issuer the insurer's origin */
export function TellService({ issuer }: { issuer: string }) {
  const copied = (value: string) => (
    <div className="space-y-2">
      <p className="font-mono">{value}</p>
      <CopyButton value={value}>{text.copy}</CopyButton>
    </div>
  );
  return (
    <DefinitionList
      items={[
        { term: text.issuer, description: copied(issuer) },
        { term: text.discovery, description: copied(`${issuer}/.well-known/openid-configuration`) },
        { term: text.rules, description: text.rulesBody },
        { term: text.menu, description: <span className="font-mono">/connect/service/client_id</span> },
      ]}
    />
  );
}
