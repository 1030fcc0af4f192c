import "server-only";
import { z } from "zod";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { hashToken } from "#lib/kernel/secrets.ts";
import { type ArtifactRow, openPayload } from "./artifacts.ts";
import { findClient } from "./clients.ts";

/** What the portal reads of the library's session (its model Session): the grant it holds for each service. */
const sessionSchema = z.object({
  authorizations: z.record(z.string(), z.object({ grantId: z.string().optional() })).default({}),
});

/** The grants of this service in the member's sessions. Nothing outlives a session, so that there are no others. */
async function grantsOf({ tx, insurerId }: Scope, memberId: string, client: string): Promise<string[]> {
  const rows = await tx.$queryRaw<ArtifactRow[]>`
    select artifact."idHash", artifact."payloadEncrypted", artifact."consumedAt"
    from "OidcArtifact" artifact
    join "Session" session on session."insurerId" = artifact."insurerId" and session."id" = artifact."sessionId"
    where artifact."insurerId" = ${insurerId}::uuid and artifact."model" = 'Session'
      and session."memberId" = ${memberId}::uuid`;
  return rows.flatMap((row) => {
    const { authorizations } = sessionSchema.parse(openPayload(row, { insurerId, model: "Session" }));
    return authorizations[client]?.grantId ?? [];
  });
}

/** Codes and tokens of a grant, and the grant. A code that is under way finds none, and opens nothing. */
async function endGrants({ tx, insurerId }: Scope, grants: readonly string[]): Promise<void> {
  const hashes = grants.map(hashToken);
  await tx.oidcArtifact.deleteMany({
    where: {
      insurerId,
      OR: [{ grantIdHash: { in: hashes } }, { model: "Grant", idHash: { in: hashes } }],
    },
  });
}

/**
 * 「連携をやめる」: the service is handed nothing more. Its codes and tokens are dead at once, it is told to end its own
 * session, and at the next visit the member is asked again (RFC 9700 §2.2; OpenID Connect Back-Channel Logout 1.0).
 * @param name the client_id
 */
export async function withdrawConsent(
  scope: Scope,
  { memberId, name }: { memberId: string; name: string },
): Promise<Result<{ title: string }, "not-found">> {
  const { tx, insurerId } = scope;
  const client = await findClient(scope, name);
  const { count } = client
    ? await tx.oidcConsent.deleteMany({ where: { insurerId, memberId, clientId: client.id } })
    : { count: 0 };
  if (!client || count === 0) return fail("not-found");
  await endGrants(scope, await grantsOf(scope, memberId, name));
  await tx.$queryRaw`
    select 1 from portal_enqueue_service_withdrawal(${insurerId}::uuid, ${memberId}::uuid, ${client.id}::uuid)`;
  await recordAudit(scope, { action: "service.withdraw", result: "success", memberId, detail: { service: name } });
  return ok({ title: client.title });
}
