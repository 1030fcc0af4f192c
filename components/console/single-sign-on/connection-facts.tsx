import { DefinitionList } from "#components/ui/definition-list.tsx";
import type { Connection } from "#lib/console/single-sign-on/connections.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { formats } from "#lib/messages/ja/format.ts";
import { lastUsed, scopeNames } from "./connection-table.tsx";

const { singleSignOn: text } = consoleText;
const { columns, detail } = text;

function Addresses({ of }: { of: readonly (string | null)[] }) {
  const known = of.filter((each) => each !== null);
  if (known.length === 0) return detail.empty;
  return (
    <ul className="font-mono">
      {known.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
}

/** What is registered of one service. */
export function ConnectionFacts({ connection }: { connection: Connection }) {
  const { name, redirectUris, postLogoutRedirectUris, backchannelLogoutUri, initiateLoginUri } = connection;
  return (
    <DefinitionList
      items={[
        { term: columns.name, description: <span className="font-mono">{name}</span> },
        { term: columns.scopes, description: scopeNames(connection) },
        { term: columns.consent, description: connection.asksConsent ? text.consent.asked : text.consent.own },
        { term: detail.weakest, description: text.weakest[connection.weakestMethod ?? ""] },
        { term: detail.redirectUris, description: <Addresses of={redirectUris} /> },
        { term: detail.initiateLoginUri, description: <Addresses of={[initiateLoginUri]} /> },
        { term: detail.backchannelLogoutUri, description: <Addresses of={[backchannelLogoutUri]} /> },
        { term: detail.postLogoutRedirectUris, description: <Addresses of={postLogoutRedirectUris} /> },
        { term: detail.proof, description: connection.hasSecret ? detail.proofs.secret : detail.proofs.key },
        { term: columns.lastUsed, description: lastUsed(connection) },
        { term: detail.createdAt, description: formats.dateTime(connection.createdAt) },
      ]}
    />
  );
}
