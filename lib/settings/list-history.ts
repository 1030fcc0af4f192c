import "server-only";
import type { AuditAction } from "#lib/audit/audit-action.ts";
import type { AuditEvent, Prisma } from "#lib/db/generated/client.ts";
import { FACTORS } from "#lib/insurers/factors.ts";
import { METHODS, type Method } from "#lib/insurers/policy-schema.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { type BrowserName, browserName } from "#lib/kernel/browser-name.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { HISTORY_DAYS, HISTORY_PAGE_LINES } from "#lib/kernel/limits.ts";

/** Events that open or renew a session. A failed try is named by the secret that was wrong. */
const COMPLETED: readonly AuditAction[] = ["login.complete", "login.reauthenticate"];
const TRIED: Partial<Record<AuditAction, HistoryMethod>> = {
  "login.password": "password",
  "login.birth-date": "birthDate",
  "login.recovery-code": "recoveryCode",
  ...Object.fromEntries(METHODS.map((method): [AuditAction, Method] => [FACTORS[method].audit.tried, method])),
};

/** What was done beside logins: changes of the account, by the member or by the insurer for them; what was shown. */
const CHANGES = [
  "wizard.complete",
  "password.change",
  "login-id.change",
  "method.change",
  "totp.register",
  "totp.delete",
  "passkey.register",
  "passkey.delete",
  "email-code.enable",
  "email-code.disable",
  "credential.rename",
  "recovery-code.make",
  "email.change-request",
  "email.change-withdraw",
  "email.change",
  "email.change-undo",
  "service.consent",
  "service.withdraw",
  "session.end-others",
  "member.not-me",
  "member.lost-factor-code",
  "member.unlock",
  "member.reissue",
  "member.disable",
  "member.enable",
  "member.kana",
  "member.login-id-told",
  "eligibility.read",
  "delivery.consent",
  "delivery.withdraw",
  "document.issue",
  "document.open",
  "document.revoke",
] as const satisfies readonly AuditAction[];

export type HistoryChange = (typeof CHANGES)[number];

export type HistoryMethod = Method | "password" | "birthDate" | "recoveryCode";

export type HistoryLine = BrowserName & {
  /** Identifies the line; the next page begins after it. */
  cursor: string;
  at: Date;
  outcome: "logged-in" | "reauthenticated" | "failed" | "changed";
  /** With `changed`. */
  change: HistoryChange | null;
  /** A clerk or operator of the insurer did it: no browser of the member's. */
  isByInsurer: boolean;
  /** Null for a session that needed no second factor. */
  method: HistoryMethod | null;
  /** The login that opened the session that asks. */
  isHere: boolean;
  /** How many tries the line stands for (lib/audit/close-refusals.ts). */
  times: number;
};

export type History = {
  lines: HistoryLine[];
  /** Where 「前の20件」 continues; null when there is nothing older. */
  olderThan: string | null;
};

/** Codes that confirm an e-mail address or set something up are no login. */
const LOGIN_ONLY = { NOT: { action: "login.email-code", NOT: { detail: { path: ["purpose"], equals: "login" } } } };

function olderThanCursor(text: unknown): Prisma.AuditEventWhereInput {
  const [, milliseconds, sequence] = (typeof text === "string" && /^(\d{1,15})-(\d{1,15})$/.exec(text)) || [];
  if (!milliseconds || !sequence) return {};
  const at = new Date(Number(milliseconds));
  return { OR: [{ at: { lt: at } }, { at, sequence: { lt: BigInt(sequence) } }] };
}

/**
 * 「ログイン履歴」: the member's logins and re-authentications, the tries in their
 * name that failed, and what was changed in the account, newest first, of 90
 * days, 20 at a time (spec §4; ASVS 6.3.5).
 * Read from the audit trail; nothing secret is in it.
 * @param olderThan `olderThan` of the page before, as it came in the address
 */
export async function listHistory(
  { tx, insurerId, now }: Scope,
  { memberId, sessionId, olderThan }: { memberId: string; sessionId: string; olderThan?: unknown },
): Promise<History> {
  const events = await tx.auditEvent.findMany({
    where: {
      insurerId,
      memberId,
      at: { gt: addSeconds(now, -HISTORY_DAYS * DAY_SECONDS) },
      OR: [
        { action: { in: [...COMPLETED, ...CHANGES] }, result: "success" },
        { action: { in: Object.keys(TRIED) }, result: { not: "success" } },
      ],
      AND: [LOGIN_ONLY, olderThanCursor(olderThan)],
    },
    orderBy: [{ at: "desc" }, { sequence: "desc" }],
    take: HISTORY_PAGE_LINES + 1,
  });
  const lines = events.slice(0, HISTORY_PAGE_LINES).map((event) => historyLine(event, sessionId));
  return { lines, olderThan: events.length > HISTORY_PAGE_LINES ? (lines.at(-1)?.cursor ?? null) : null };
}

const OUTCOMES: Partial<Record<AuditAction, HistoryLine["outcome"]>> = {
  "login.complete": "logged-in",
  "login.reauthenticate": "reauthenticated",
};

function historyLine(event: AuditEvent, sessionId: string): HistoryLine {
  const { action, at, sequence, actor } = event;
  const change = CHANGES.find((known) => known === action) ?? null;
  const isByInsurer = /^(?:operator|system|clerk:.*)$/.test(actor);
  return {
    ...browserName(isByInsurer ? null : event.userAgent),
    isByInsurer,
    cursor: `${at.getTime()}-${sequence}`,
    at,
    outcome: change ? "changed" : (OUTCOMES[action as AuditAction] ?? "failed"),
    change,
    method: change ? null : (TRIED[action as AuditAction] ?? provenMethod(event.detail)),
    isHere: action === "login.complete" && event.sessionId === sessionId,
    times: timesOf(event.detail),
  };
}

function timesOf(detail: AuditEvent["detail"]): number {
  const count = detail !== null && typeof detail === "object" && "count" in detail ? detail.count : 1;
  return typeof count === "number" ? count : 1;
}

function provenMethod(detail: AuditEvent["detail"]): Method | null {
  const method = detail !== null && typeof detail === "object" && "method" in detail ? detail.method : null;
  return METHODS.find((known) => known === method) ?? null;
}
