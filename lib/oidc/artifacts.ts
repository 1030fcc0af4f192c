import "server-only";
import type { AdapterPayload } from "oidc-provider";
import { Prisma } from "#lib/db/generated/client.ts";
import type { InsurerTransaction } from "#lib/db/in-transaction.ts";
import { decrypt, encrypt, hashToken } from "#lib/kernel/secrets.ts";

type Place = { insurerId: string; model: string; idHash: string };

/** A row of OidcArtifact, as far as it is read. */
export type ArtifactRow = { idHash: string; payloadEncrypted: string; consumedAt: Date | null };

const contextOf = ({ insurerId, model, idHash }: Place) => `oidc-artifact:${insurerId}:${model}:${idHash}`;

export function sealPayload(payload: AdapterPayload, place: Place): string {
  return encrypt(JSON.stringify(payload), contextOf(place));
}

/** What the library stored, with `consumed` where it was used: a second use revokes its grant. */
export function openPayload(
  row: ArtifactRow,
  { insurerId, model }: { insurerId: string; model: string },
): AdapterPayload {
  const payload: AdapterPayload = JSON.parse(
    decrypt(row.payloadEncrypted, contextOf({ insurerId, model, idHash: row.idHash })),
  );
  return row.consumedAt ? { ...payload, consumed: Math.floor(row.consumedAt.getTime() / 1000) } : payload;
}

/** An artifact that has not expired, by the id that its holder knows; null otherwise. */
export async function findArtifact(
  tx: InsurerTransaction,
  { insurerId, model, id, now }: { insurerId: string; model: string; id: string; now: Date },
): Promise<AdapterPayload | null> {
  const row = await tx.oidcArtifact.findUnique({
    where: { insurerId_model_idHash: { insurerId, model, idHash: hashToken(id) }, expiresAt: { gt: now } },
  });
  return row && openPayload(row, { insurerId, model });
}

/**
 * A session of the library, as long as the portal's session that it came with lives: not ended, expired or idled out,
 * its member not disabled. What the library issued under it is refused from then on.
 * @param wanted by the id in the cookie, and then of this very portal session; or by uid, of any
 */
export async function findLivingSession(
  tx: InsurerTransaction,
  {
    insurerId,
    now,
    ...wanted
  }: { insurerId: string; now: Date } & ({ id: string; sessionId: string } | { uid: string }),
): Promise<{ payload: AdapterPayload; sessionId: string } | null> {
  const asked =
    "uid" in wanted
      ? Prisma.sql`artifact."uidHash" = ${hashToken(wanted.uid)}`
      : Prisma.sql`artifact."idHash" = ${hashToken(wanted.id)} and artifact."sessionId" = ${wanted.sessionId}::uuid`;
  const [row] = await tx.$queryRaw<(ArtifactRow & { sessionId: string })[]>`
    select artifact."idHash", artifact."payloadEncrypted", artifact."consumedAt", artifact."sessionId"
    from "OidcArtifact" artifact
    join "Session" session on session."insurerId" = artifact."insurerId" and session."id" = artifact."sessionId"
    join "Member" member on member."insurerId" = session."insurerId" and member."id" = session."memberId"
    where artifact."insurerId" = ${insurerId}::uuid and artifact."model" = 'Session' and ${asked}
      and artifact."expiresAt" > ${now}
      and session."endedAt" is null and session."expiresAt" > ${now}
      and session."lastSeenAt" + make_interval(secs => session."idleSeconds") > ${now}
      and member."state" = 'active'`;
  return row ? { payload: openPayload(row, { insurerId, model: "Session" }), sessionId: row.sessionId } : null;
}
