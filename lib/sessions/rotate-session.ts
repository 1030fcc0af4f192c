import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { hashToken, randomToken } from "#lib/kernel/secrets.ts";
import type { Proof } from "./proofs.ts";

/**
 * Gives a live session a new token and invalidates the old one (ASVS 7.2.4, spec §14 case 3). Its absolute end, its
 * place in 「ログイン中のデバイス」 and what was begun in it stay.
 * @param proofs replaces the proofs, after a re-authentication
 * @returns the cookie's token, or null when the session is over
 */
export async function rotateSession(
  scope: Scope,
  { sessionId, memberId, proofs }: { sessionId: string; memberId: string; proofs?: readonly Proof[] },
): Promise<string | null> {
  const token = randomToken();
  const fresh = proofs ? JSON.stringify(proofs) : null;
  const count = await scope.tx.$executeRaw`
    update "Session" set "tokenHash" = ${hashToken(token)}, "lastSeenAt" = ${scope.now},
      "proofs" = coalesce(${fresh}::jsonb, "proofs")
    where "insurerId" = ${scope.insurerId}::uuid and "id" = ${sessionId}::uuid and "memberId" = ${memberId}::uuid
      and "endedAt" is null and "expiresAt" > ${scope.now}
      and "lastSeenAt" + make_interval(secs => "idleSeconds") > ${scope.now}`;
  return count === 1 ? token : null;
}
