import "server-only";
import { randomUUIDv7 } from "node:crypto";
import { Prisma } from "#lib/db/generated/client.ts";
import type { EndReason } from "#lib/endings/endings.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { addSeconds, HOUR_SECONDS, MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import { hashToken, randomToken } from "#lib/kernel/secrets.ts";
import { truncateIpAddress } from "#lib/kernel/truncate-ip-address.ts";
import type { LoadedAttempt } from "./load-attempt.ts";

const REASON: EndReason = "logged-in";

type NewSession = {
  id: string;
  /** For its cookie. */
  token: string;
  /** The session's row, the member's last login, the attempt's end: parts of one statement (lib/db/together.ts). */
  parts: [Prisma.Sql, Prisma.Sql, Prisma.Sql];
};

/** A session of the attempt's member, in which the attempt ends. The caller holds the attempt's row. */
export function newSession(
  { insurerId, insurer, now, userAgent, ipAddress }: Scope,
  { id: attemptId, member, facts, isRemembered }: LoadedAttempt,
): NewSession {
  const [id, token] = [randomUUIDv7(), randomToken()];
  const { idleMinutes, rememberedIdleMinutes, absoluteHours } = insurer.policy.session;
  const idleSeconds = (isRemembered ? rememberedIdleMinutes : idleMinutes) * MINUTE_SECONDS;
  const row = Prisma.sql`
    insert into "Session" ("insurerId", "id", "tokenHash", "memberId", "proofs", "isRemembered", "createdAt",
      "lastSeenAt", "idleSeconds", "expiresAt", "userAgent", "ipAddress")
    values (${insurerId}::uuid, ${id}::uuid, ${hashToken(token)}, ${member.id}::uuid,
      ${JSON.stringify(facts.proofs)}::jsonb, ${isRemembered}, ${now}, ${now}, ${idleSeconds}::int,
      ${addSeconds(now, absoluteHours * HOUR_SECONDS)}, ${userAgent}, ${truncateIpAddress(ipAddress)})`;
  const lastLogin = Prisma.sql`
    update "Member" set "lastLoginAt" = ${now}, "updatedAt" = ${now}
    where "insurerId" = ${insurerId}::uuid and "id" = ${member.id}::uuid`;
  const end = Prisma.sql`
    update "LoginAttempt" set "endedAt" = ${now}, "endReason" = ${REASON}
    where "insurerId" = ${insurerId}::uuid and "id" = ${attemptId}::uuid and "endedAt" is null`;
  return { id, token, parts: [row, lastLogin, end] };
}
