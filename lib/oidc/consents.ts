import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { OidcClient } from "#lib/db/generated/client.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { isServiceScope, type ServiceScope } from "./scopes.ts";

export type Consent = { scopes: readonly string[]; givenAt: Date };

type Asked = { memberId: string; client: Pick<OidcClient, "id" | "name"> };

/** What the member has agreed to hand over to this service; null for one who was never asked. */
export function findConsent(
  { tx, insurerId }: Pick<Scope, "tx" | "insurerId">,
  { memberId, client }: Asked,
): Promise<Consent | null> {
  const key = { insurerId, memberId, clientId: client.id };
  return tx.oidcConsent.findUnique({ where: { insurerId_memberId_clientId: key } });
}

export type GivenConsent = {
  /** The service's client_id, and its name as members read it. */
  name: string;
  title: string;
  scopes: ServiceScope[];
  givenAt: Date;
};

/** What the member has agreed to hand over, by service, the newest first. */
export async function listConsents(
  { tx, insurerId }: Scope,
  { memberId }: { memberId: string },
): Promise<GivenConsent[]> {
  const rows = await tx.oidcConsent.findMany({
    where: { insurerId, memberId },
    include: { client: { select: { name: true, title: true } } },
    orderBy: [{ givenAt: "desc" }, { clientId: "asc" }],
  });
  return rows.map(({ client, scopes, givenAt }) => ({ ...client, scopes: scopes.filter(isServiceScope), givenAt }));
}

/** Keeps the member's agreement, beside what was agreed before. */
export async function giveConsent(
  scope: Scope,
  { memberId, client, scopes }: Asked & { scopes: readonly ServiceScope[] },
): Promise<void> {
  const { tx, insurerId, now: givenAt } = scope;
  const key = { insurerId, memberId, clientId: client.id };
  const former = await findConsent(scope, { memberId, client });
  const all = [...new Set([...(former?.scopes ?? []), ...scopes])];
  await tx.oidcConsent.upsert({
    where: { insurerId_memberId_clientId: key },
    create: { ...key, scopes: all, givenAt },
    update: { scopes: all, givenAt },
  });
  const detail = { service: client.name, scopes: scopes.join(" ") };
  await recordAudit(scope, { action: "service.consent", result: "success", memberId, detail });
}
