import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { listCredentials } from "#lib/credentials/list-credentials.ts";
import type { CredentialLine } from "#lib/credentials/method-verbs.ts";
import type { AuthenticatorGuard } from "#lib/db/generated/client.ts";
import type { Authenticator } from "#lib/db/generated/enums.ts";
import type { NamedMethod } from "#lib/insurers/factors.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import type { FirstLoginStop } from "#lib/login-flow/first-login-stop.ts";
import type { Person } from "#lib/members/person.ts";
import { listSessions, type SessionLine } from "#lib/sessions/list-sessions.ts";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";

export type MemberDetail = Person & {
  birthDate: Date;
  /** Seven digits; where letters go. */
  postalCode: string | null;
  postalAddress: string | null;
  postalBuilding: string | null;
  loginId: string;
  email: string | null;
  isEmailConfirmed: boolean;
  isDisabled: boolean;
  qualifiedOn: Date | null;
  disqualifiedOn: Date | null;
  wizardCompletedAt: Date | null;
  firstLoginStop: FirstLoginStop | null;
  lastLoginAt: Date | null;
  method: Method | null;
  isEmailCodeEnabled: boolean;
  temporary: { kind: "random" | "formula"; expiresAt: Date } | null;
  passwordSetAt: Date | null;
  credentials: Record<NamedMethod, CredentialLine[]>;
  hasRecoveryCode: boolean;
  waits: { authenticator: Authenticator; until: Date | null }[];
  sessions: SessionLine[];
};

/** By authenticator, the longest of all networks: whoever calls may sit in the one that has to wait. */
function waitsOf(guards: readonly AuthenticatorGuard[], now: Date): MemberDetail["waits"] {
  const waits = new Map<Authenticator, Date | null>();
  for (const { authenticator, disabledAt, waitUntil } of guards) {
    const known = waits.get(authenticator);
    if (disabledAt) waits.set(authenticator, null);
    else if (waitUntil && waitUntil > now && known !== null && !(known && known > waitUntil))
      waits.set(authenticator, waitUntil);
  }
  return [...waits].map(([authenticator, until]) => ({ authenticator, until }));
}

async function read(scope: ClerkScope, memberId: string): Promise<MemberDetail | null> {
  const { tx, now } = scope;
  const member = await tx.member.findUnique({ where: scope.key(memberId) });
  if (!member) return null;
  // One after the other: they share the transaction's connection.
  const where = { insurerId_memberId: { insurerId: scope.insurerId, memberId } };
  const temporary = await tx.temporaryCredential.findUnique({ where });
  const password = await tx.passwordCredential.findUnique({ where, select: { createdAt: true } });
  const recoveryCode = await tx.recoveryCode.findUnique({ where, select: { createdAt: true } });
  const guards = await tx.authenticatorGuard.findMany({ where: { insurerId: scope.insurerId, memberId } });
  const { state, emailConfirmedAt, firstLoginStop, ...fields } = member;
  await recordAudit(scope, { action: "member.read", result: "success", memberId });
  return {
    ...fields,
    firstLoginStop: firstLoginStop as FirstLoginStop | null,
    isEmailConfirmed: emailConfirmedAt !== null,
    isDisabled: state === "disabled",
    temporary: temporary && { kind: temporary.kind, expiresAt: temporary.expiresAt },
    passwordSetAt: password?.createdAt ?? null,
    credentials: await listCredentials(scope, memberId),
    hasRecoveryCode: recoveryCode !== null,
    waits: waitsOf(guards, now),
    sessions: await listSessions(scope, { memberId, sessionId: "" }),
  };
}

/**
 * 「加入者の詳細」: what a clerk needs to answer a call; names of factors, never a secret. Reading it
 * is audited.
 * @returns null for an id that is no member's of this insurer
 */
export const readMember: ClerkVerb<string, MemberDetail | null> = { needs: "viewer", run: read };
