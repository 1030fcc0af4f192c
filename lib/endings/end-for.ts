import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { killTokens } from "#lib/one-time-tokens/kill-tokens.ts";
import { ENDINGS, type Ending, type EndingEvent } from "./endings.ts";

export type Ended = {
  memberIds: readonly string[];
  /** The login that goes on. */
  keptAttemptId?: string;
  /** The session that goes on. */
  keptSessionId?: string;
  /** The member's e-mail address from now on. */
  keptEmail?: string;
};

/** What ended, for audit and notices. */
export type EndedCounts = { sessions: number; emailChanges: number };

/**
 * Ends everything that ENDINGS lists for the event. Effective at once, because every request reads these rows. All
 * verbs lock rows in this order (attempts, sessions, the rest), so that two events wait for each other.
 */
export async function endFor(scope: Scope, event: EndingEvent, ended: Ended): Promise<EndedCounts> {
  const ending: Ending = ENDINGS[event];
  const { tx, insurerId } = scope;
  const { memberIds } = ended;
  const ofMembers = { insurerId, memberId: { in: [...memberIds] } };
  const sessions = await endLogins(scope, ending, ended);
  if (ending.tokens.length > 0) await killTokens(scope, { memberIds, types: ending.tokens });
  const emailChanges = await endMailed(scope, ending, ended);
  if (ending.enrolments) await tx.totpEnrolment.deleteMany({ where: ofMembers });
  if (ending.temporaryCredential) await tx.temporaryCredential.deleteMany({ where: ofMembers });
  if (ending.knownBrowsers) await tx.knownBrowser.deleteMany({ where: ofMembers });
  if (ending.guards.length > 0) {
    await tx.authenticatorGuard.deleteMany({ where: { ...ofMembers, authenticator: { in: [...ending.guards] } } });
  }
  return { sessions, emailChanges };
}

async function endLogins({ tx, insurerId, now }: Scope, ending: Ending, ended: Ended): Promise<number> {
  const open = { insurerId, memberId: { in: [...ended.memberIds] }, endedAt: null };
  const data = { endedAt: now, endReason: ending.reason };
  if (ending.attempts) {
    await tx.loginAttempt.updateMany({ where: { ...open, id: { not: ended.keptAttemptId } }, data });
  }
  if (!ending.sessions) return 0;
  const { count } = await tx.session.updateMany({ where: { ...open, id: { not: ended.keptSessionId } }, data });
  return count;
}

async function endMailed({ tx, insurerId, now }: Scope, ending: Ending, ended: Ended): Promise<number> {
  const ofMembers = { insurerId, memberId: { in: [...ended.memberIds] } };
  if (ending.emailCodes !== "none") {
    const sentTo = ending.emailCodes === "all" ? {} : { email: { not: ended.keptEmail } };
    await tx.emailCode.updateMany({ where: { ...ofMembers, usedAt: null, ...sentTo }, data: { usedAt: now } });
  }
  if (!ending.emailChanges) return 0;
  const { count } = await tx.emailChange.updateMany({
    where: { ...ofMembers, confirmedAt: null, endedAt: null },
    data: { endedAt: now, endReason: ending.reason },
  });
  return count;
}

/** `endFor` one member whose sessions end, with the audit event that the history shows. @returns how many ended */
export async function endSessionsFor(
  scope: Scope,
  event: "sessions-signed-out" | "signed-out-everywhere" | "factors-replaced" | "email-change-undone",
  { memberId, ...kept }: Omit<Ended, "memberIds"> & { memberId: string },
): Promise<number> {
  const { sessions } = await endFor(scope, event, { memberIds: [memberId], ...kept });
  const detail = { ended: sessions };
  await recordAudit(scope, { action: "session.end-others", result: "success", memberId, detail });
  return sessions;
}
