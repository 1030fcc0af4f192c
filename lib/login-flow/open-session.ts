import "server-only";
import { randomUUIDv7 } from "node:crypto";
import type { EndReason } from "#lib/endings/endings.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { addSeconds, HOUR_SECONDS, MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import { hashToken, randomToken } from "#lib/kernel/secrets.ts";
import { truncateIpAddress } from "#lib/kernel/truncate-ip-address.ts";
import type { LoadedAttempt } from "./load-attempt.ts";

const REASON: EndReason = "logged-in";

/**
 * Ends an attempt in a session of its member, in one statement: the session's row, the member's last login, the
 * attempt's end. The caller holds the attempt's row.
 * @returns the session, and the token for its cookie
 */
export async function openSession(
  scope: Scope,
  { id: attemptId, member, facts, isRemembered }: LoadedAttempt,
): Promise<{ id: string; token: string }> {
  const { tx, insurerId, insurer, now, userAgent } = scope;
  const [id, token] = [randomUUIDv7(), randomToken()];
  const { idleMinutes, rememberedIdleMinutes, absoluteHours } = insurer.policy.session;
  const idleSeconds = (isRemembered ? rememberedIdleMinutes : idleMinutes) * MINUTE_SECONDS;
  await tx.$executeRaw`
    with logged_in as (
      update "Member" set "lastLoginAt" = ${now}, "updatedAt" = ${now}
      where "insurerId" = ${insurerId}::uuid and "id" = ${member.id}::uuid
    ), ended as (
      update "LoginAttempt" set "endedAt" = ${now}, "endReason" = ${REASON}
      where "insurerId" = ${insurerId}::uuid and "id" = ${attemptId}::uuid and "endedAt" is null
    )
    insert into "Session" ("insurerId", "id", "tokenHash", "memberId", "proofs", "isRemembered", "createdAt",
      "lastSeenAt", "idleSeconds", "expiresAt", "userAgent", "ipAddress")
    values (${insurerId}::uuid, ${id}::uuid, ${hashToken(token)}, ${member.id}::uuid,
      ${JSON.stringify(facts.proofs)}::jsonb, ${isRemembered}, ${now}, ${now}, ${idleSeconds}::int,
      ${addSeconds(now, absoluteHours * HOUR_SECONDS)}, ${userAgent}, ${truncateIpAddress(scope.ipAddress)})`;
  return { id, token };
}
