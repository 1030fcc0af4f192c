import "server-only";
import { z } from "zod";
import { countFactors, usableMethods } from "#lib/credentials/count-factors.ts";
import type { OidcClient } from "#lib/db/generated/client.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import type { ActiveSession } from "#lib/sessions/load-session.ts";
import { type Acr, requiredAcr } from "./acr.ts";
import { findArtifact } from "./artifacts.ts";
import { findClient } from "./clients.ts";
import { findConsent, giveConsent } from "./consents.ts";
import { type Asked, type Due, dueOf } from "./due.ts";
import { type ServiceScope, serviceScopesOf } from "./scopes.ts";

/** What the portal reads of an interaction of the library (its model Interaction). */
const interactionSchema = z.object({
  iat: z.number(),
  prompt: z.object({ name: z.string(), reasons: z.array(z.string()) }),
  params: z.object({
    client_id: z.string(),
    scope: z.string().optional(),
    acr_values: z.string().optional(),
    max_age: z.union([z.string(), z.number()]).optional(),
  }),
});

/** A way to a service that waits for its member. */
export type Connection = {
  uid: string;
  asked: Asked;
  client: OidcClient;
  scopes: ServiceScope[];
  required: Acr | null;
};

/** The connection under this uid; null when it is over, or of another insurer. */
async function loadConnection(scope: Scope, uid: string): Promise<Connection | null> {
  const { tx, insurerId, now } = scope;
  const found = await findArtifact(tx, { insurerId, model: "Interaction", id: uid, now });
  const asked = interactionSchema.safeParse(found).data;
  const client = asked && (await findClient(scope, asked.params.client_id));
  if (!client) return null;
  const required = requiredAcr(asked.params.acr_values, client.weakestMethod);
  return { uid, asked, client, scopes: serviceScopesOf(asked.params.scope), required };
}

/** What the signed-in member is asked next. */
async function connectionDue(
  scope: Scope,
  { asked, client }: Connection,
  { session, member }: ActiveSession,
): Promise<Due> {
  const consent = await findConsent(scope, { memberId: member.id, client });
  const methods = usableMethods(await countFactors(scope, member.id), scope.insurer.policy);
  return dueOf(asked, client, { proofs: session.proofs, methods, consent }, scope.now);
}

/** A connection and what the signed-in member is asked next; null when it is over. */
export async function findConnectionDue(
  scope: Scope,
  { uid, active }: { uid: string; active: ActiveSession },
): Promise<(Connection & { due: Due }) | null> {
  const connection = await loadConnection(scope, uid);
  return connection && { ...connection, due: await connectionDue(scope, connection, active) };
}

/** 「同意して進む」: to exactly what this connection asks for. */
export async function agreeToConnection(
  scope: Scope,
  { uid, memberId }: { uid: string; memberId: string },
): Promise<Result<undefined, "over">> {
  const connection = await loadConnection(scope, uid);
  if (!connection) return fail("over");
  await giveConsent(scope, { memberId, ...connection });
  return ok();
}
