import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { OidcClient } from "#lib/db/generated/client.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { decrypt, encrypt, hashToken, randomToken } from "#lib/kernel/secrets.ts";
import { type NewClient, SERVICE_NAME } from "./client-schema.ts";
import type { ServiceScope } from "./scopes.ts";

type ClientRow = { insurerId: string; id: string };

const contextOf = ({ insurerId, id }: ClientRow) => `oidc-subject:${insurerId}:${id}`;

export function sealSubjectKey(key: string, row: ClientRow): string {
  return encrypt(key, contextOf(row));
}

export function openSubjectKey(sealed: string, row: ClientRow): string {
  return decrypt(sealed, contextOf(row));
}

/** The client with this client_id at this insurer, or null. */
export async function findClient(
  { tx, insurerId }: Pick<Scope, "tx" | "insurerId">,
  name: string,
): Promise<OidcClient | null> {
  if (!SERVICE_NAME.test(name)) return null;
  return tx.oidcClient.findUnique({ where: { insurerId_name: { insurerId, name } } });
}

/** The insurer's services, by client_id. */
export function listClients({ tx, insurerId }: Scope): Promise<OidcClient[]> {
  return tx.oidcClient.findMany({ where: { insurerId }, orderBy: { name: "asc" } });
}

/** Registers a service. @returns its secret, shown once; null where it signs with a key of its own */
export async function addClient(
  scope: Scope,
  { publicKeys, ...input }: NewClient,
): Promise<Result<{ id: string; secret: string | null }, "name-taken">> {
  const { tx, insurerId, now } = scope;
  if (await findClient(scope, input.name)) return fail("name-taken");
  const id = crypto.randomUUID();
  const secret = publicKeys ? null : randomToken();
  await tx.oidcClient.create({
    data: {
      ...input,
      insurerId,
      id,
      secretHash: secret && hashToken(secret),
      publicKeys,
      subjectKeyEncrypted: sealSubjectKey(randomToken(), { insurerId, id }),
      createdAt: now,
    },
  });
  const detail = { service: input.name, scopes: input.scopes.join(" "), asksConsent: input.asksConsent };
  await recordAudit(scope, { action: "service.add", result: "success", detail });
  return ok({ id, secret });
}

/** What of a service may be changed: all but its client_id and how it proves itself. */
export type ClientChange = Omit<NewClient, "name" | "publicKeys">;

/** 記号・番号 were allowed to these addresses, under these terms: another address, or no consent, asks again. */
function keepsNumber(client: OidcClient, { redirectUris, asksConsent }: ClientChange): boolean {
  return asksConsent === client.asksConsent && redirectUris.every((uri) => client.redirectUris.includes(uri));
}

/** Changes a service. Its scopes hold `insurance_number` only where it had it and is what it was then. */
export async function changeClient(scope: Scope, client: OidcClient, change: ClientChange): Promise<void> {
  const hasNumber = client.scopes.includes("insurance_number") && keepsNumber(client, change);
  const scopes = change.scopes.filter((each) => each !== "insurance_number" || hasNumber);
  const { backchannelLogoutUri = null, initiateLoginUri = null, weakestMethod = null } = change;
  const data = { ...change, scopes, backchannelLogoutUri, initiateLoginUri, weakestMethod };
  await scope.tx.oidcClient.update({ where: scope.key(client.id), data });
  const { redirectUris, asksConsent } = change;
  const detail = { service: client.name, scopes: scopes.join(" "), asksConsent, redirectUris: redirectUris.join(" ") };
  await recordAudit(scope, { action: "service.change", result: "success", detail });
}

/** Lets a service ask for 記号・番号. */
export async function allowInsuranceNumber(scope: Scope, { id, name, scopes }: OidcClient): Promise<void> {
  const data = { scopes: [...scopes, "insurance_number" satisfies ServiceScope] };
  await scope.tx.oidcClient.update({ where: scope.key(id), data });
  await recordAudit(scope, { action: "service.allow-number", result: "success", detail: { service: name } });
}

/** Removes a service: its codes and tokens are refused from this moment, and members' consents are forgotten. */
export async function removeClient(scope: Scope, { name }: { name: string }): Promise<Result<undefined, "not-found">> {
  const { count } = await scope.tx.oidcClient.deleteMany({ where: { insurerId: scope.insurerId, name } });
  if (count === 0) return fail("not-found");
  await recordAudit(scope, { action: "service.remove", result: "success", detail: { service: name } });
  return ok();
}

/** A new secret; the former one is refused from this moment. @returns the secret, shown once */
export async function rotateClientSecret(
  scope: Scope,
  { name }: { name: string },
): Promise<Result<{ secret: string }, "not-found" | "signs-itself">> {
  const client = await findClient(scope, name);
  if (!client) return fail("not-found");
  if (client.secretHash === null) return fail("signs-itself");
  const secret = randomToken();
  await scope.tx.oidcClient.update({ where: scope.key(client.id), data: { secretHash: hashToken(secret) } });
  await recordAudit(scope, { action: "service.rotate-secret", result: "success", detail: { service: name } });
  return ok({ secret });
}
