// Changes rows in place of waiting: tests do not sleep.
import type { Authenticator } from "#lib/db/generated/enums.ts";
import { formats } from "#lib/messages/ja/format.ts";
import type { PortalDatabase, PortalMember } from "./database.ts";

/** Until when the member has to wait, as the page writes it. */
export async function waitEnd({ inInsurer }: PortalDatabase, { insurer, member }: PortalMember, at: Authenticator) {
  const where = { memberId: member.id, authenticator: at };
  const { waitUntil } = await inInsurer(insurer, (tx) => tx.authenticatorGuard.findFirstOrThrow({ where }));
  return formats.time(waitUntil ?? new Date(Number.NaN));
}

/** Ends the wait after repeated misses. */
export function endWait(
  { inInsurer }: PortalDatabase,
  { insurer, member }: PortalMember,
  authenticator: Authenticator,
) {
  return inInsurer(insurer, (tx) =>
    tx.authenticatorGuard.updateMany({
      where: { memberId: member.id, authenticator },
      data: { waitUntil: new Date(Date.now() - 1000) },
    }),
  );
}

/** Makes the member's mail codes `seconds` older; their lifetime stays. */
export function ageCodes({ inInsurer }: PortalDatabase, { insurer, member }: PortalMember, seconds: number) {
  return inInsurer(
    insurer,
    (tx) => tx.$executeRaw`
      update "EmailCode" set "createdAt" = "createdAt" - make_interval(secs => ${seconds}::int)
      where "memberId" = ${member.id}::uuid`,
  );
}

/** The member's mails were sent this moment: too soon for another one, however slowly the screens came up meanwhile. */
export function justSent({ inInsurer }: PortalDatabase, { insurer, member }: PortalMember) {
  return inInsurer(insurer, (tx) =>
    tx.emailCode.updateMany({ where: { memberId: member.id }, data: { createdAt: new Date() } }),
  );
}

/** Expires the member's links. */
export function expireLinks({ inInsurer }: PortalDatabase, { insurer, member }: PortalMember) {
  return inInsurer(insurer, (tx) =>
    tx.oneTimeToken.updateMany({ where: { memberId: member.id }, data: { expiresAt: new Date(Date.now() - 1000) } }),
  );
}

/** Expires the member's attempts. */
export function expireAttempts({ inInsurer }: PortalDatabase, { insurer, member }: PortalMember) {
  return inInsurer(insurer, (tx) =>
    tx.loginAttempt.updateMany({ where: { memberId: member.id }, data: { expiresAt: new Date(Date.now() - 1000) } }),
  );
}

/** Makes the member idle for `minutes`. */
export function idle({ inInsurer }: PortalDatabase, { insurer, member }: PortalMember, minutes: number) {
  return inInsurer(insurer, (tx) =>
    tx.session.updateMany({
      where: { memberId: member.id, endedAt: null },
      data: { lastSeenAt: new Date(Date.now() - minutes * 60_000) },
    }),
  );
}
