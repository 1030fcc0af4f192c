import { Command } from "@commander-js/extra-typings";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { operations } from "#lib/messages/ja/operations.ts";
import { INSURER, operatorPath, optionValue } from "./command.ts";
import { act, actFor, forInsurer } from "./insurer-act.ts";
import { readJson } from "./read-json.ts";

const { services } = operations;

/** For `requiredOption`: the client_id. */
const NAME = ["--name <client-id>", 'required: the service; "oidc clients list" shows them', optionValue] as const;

const FILE = `
The file:
  {
    "name": "kenshin",                     client_id: a-z, 0-9, -
    "title": "健診の予約",                  as members read it
    "redirectUris": ["https://…/callback"],  compared character by character, all on one host
    "postLogoutRedirectUris": ["https://…/"],
    "backchannelLogoutUri": "https://…",   told when a member's session ends
    "initiateLoginUri": "https://…",       for the service menu: /connect/service/<client-id> leads there
    "scopes": ["profile", "email"],        profile, email, birthdate, insured_kind, insurance_number (記号・番号)
    "weakestMethod": "totp",               optional: passkey, totp or email
    "asksConsent": true,                   false only where the insurer itself runs the service
    "publicKeys": [{ "kty": "EC", … }]     optional: private_key_jwt in place of a secret
  }`;

async function add(context: RequestContext, path: string): Promise<boolean> {
  const { newClientSchema } = await import("#lib/oidc/client-schema.ts");
  const input = await readJson(path, newClientSchema);
  if (!input) return false;
  const { addClient } = await import("#lib/oidc/clients.ts");
  return act(
    context,
    (scope) => addClient(scope, input),
    ({ secret }) => services.added(input.name, secret),
    services.failures,
  );
}

async function list(slug: string): Promise<void> {
  const { listClients } = await import("#lib/oidc/clients.ts");
  const { ok } = await import("#lib/kernel/result.ts");
  return actFor(
    slug,
    async (scope) => ok(await listClients(scope)),
    (clients) => (clients.length === 0 ? services.none : clients.map((client) => services.line(client)).join("\n")),
    services.failures,
  );
}

async function remove(slug: string, name: string): Promise<void> {
  const { removeClient } = await import("#lib/oidc/clients.ts");
  return actFor(
    slug,
    (scope) => removeClient(scope, { name }),
    () => services.removed(name),
    services.failures,
  );
}

async function rotateSecret(slug: string, name: string): Promise<void> {
  const { rotateClientSecret } = await import("#lib/oidc/clients.ts");
  return actFor(
    slug,
    (scope) => rotateClientSecret(scope, { name }),
    ({ secret }) => services.secretRotated(name, secret),
    services.failures,
  );
}

export const oidcClientsAdd = new Command("oidc clients add")
  .summary("Register a service that members are signed in to through the portal")
  .description("Prints the service's secret, which cannot be shown again.")
  .argument("<file.json>", "one JSON file")
  .requiredOption(...INSURER)
  .addHelpText("after", FILE)
  .action((file, { insurer }) => forInsurer(insurer, (context) => add(context, operatorPath(file))));

export const oidcClientsList = new Command("oidc clients list")
  .description("List an insurer's services")
  .requiredOption(...INSURER)
  .action(({ insurer }) => list(insurer));

export const oidcClientsRemove = new Command("oidc clients remove")
  .summary("Remove a service")
  .description("Its codes and tokens are refused at once; registered again, it knows members by new identifiers.")
  .requiredOption(...INSURER)
  .requiredOption(...NAME)
  .action(({ insurer, name }) => remove(insurer, name));

export const oidcClientsRotateSecret = new Command("oidc clients rotate-secret")
  .summary("Give a service a new secret")
  .description("The former secret is refused at once; the new one cannot be shown again.")
  .requiredOption(...INSURER)
  .requiredOption(...NAME)
  .action(({ insurer, name }) => rotateSecret(insurer, name));
