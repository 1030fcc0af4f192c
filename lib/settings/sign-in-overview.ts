import "server-only";
import { countFactors, type FactorCounts, usableMethods } from "#lib/credentials/count-factors.ts";
import { listPasskeys, type PasskeyLine } from "#lib/credentials/passkey/list-passkeys.ts";
import { recoveryCodeCreatedAt } from "#lib/credentials/recovery-code/recovery-code-created-at.ts";
import { listTotpDevices, type TotpDeviceLine } from "#lib/credentials/totp/list-totp-devices.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { confirmedEmail } from "#lib/members/confirmed-email.ts";
import { listSessions, type SessionLine } from "#lib/sessions/list-sessions.ts";

export type SignInOverview = {
  /** When the password was last set. */
  passwordCreatedAt: Date | null;
  counts: FactorCounts;
  totpDevices: TotpDeviceLine[];
  passkeys: PasskeyLine[];
  /** Where mail codes go; null without a confirmed address. */
  email: string | null;
  recoveryCodeCreatedAt: Date | null;
  sessions: SessionLine[];
  /** One device or method, and no recovery code to stand in for it. */
  isOnlyOne: boolean;
};

/** All that 「ログイン方法変更」 shows of one member; no secret among it. */
export async function signInOverview(
  scope: Scope,
  { memberId, sessionId }: { memberId: string; sessionId: string },
): Promise<SignInOverview> {
  const member = await scope.tx.member.findUniqueOrThrow({
    where: scope.key(memberId),
    select: { password: { select: { createdAt: true } } },
  });
  const counts = await countFactors(scope, memberId);
  const codeCreatedAt = await recoveryCodeCreatedAt(scope, { memberId });
  const usable = usableMethods(counts, scope.insurer.policy).reduce((sum, method) => sum + counts[method], 0);
  return {
    passwordCreatedAt: member.password?.createdAt ?? null,
    counts,
    totpDevices: await listTotpDevices(scope, { memberId }),
    passkeys: await listPasskeys(scope, { memberId }),
    email: await confirmedEmail(scope, memberId),
    recoveryCodeCreatedAt: codeCreatedAt,
    sessions: await listSessions(scope, { memberId, sessionId }),
    isOnlyOne: usable <= 1 && codeCreatedAt === null,
  };
}
