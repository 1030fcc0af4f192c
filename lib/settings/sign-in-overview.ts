import { countFactors, type FactorCounts, usableMethods } from "#lib/credentials/count-factors.ts";
import { listPasskeys, type PasskeyLine } from "#lib/credentials/passkey/list-passkeys.ts";
import { recoveryCodeCreatedAt } from "#lib/credentials/recovery-code/recovery-code-created-at.ts";
import { listTotpDevices, type TotpDeviceLine } from "#lib/credentials/totp/list-totp-devices.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { listSessions, type SessionLine } from "#lib/sessions/list-sessions.ts";
import { confirmedEmail } from "./confirmed-email.ts";

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
  tx: InsurerTransaction,
  context: RequestContext,
  { memberId, sessionId }: { memberId: string; sessionId: string },
): Promise<SignInOverview> {
  const member = await tx.member.findUniqueOrThrow({
    where: { insurerId_id: { insurerId: context.insurer.id, id: memberId } },
    select: { password: { select: { createdAt: true } } },
  });
  const counts = await countFactors(tx, context, memberId);
  const codeCreatedAt = await recoveryCodeCreatedAt(tx, context, { memberId });
  const usable = usableMethods(counts, context.insurer.policy).reduce((sum, method) => sum + counts[method], 0);
  return {
    passwordCreatedAt: member.password?.createdAt ?? null,
    counts,
    totpDevices: await listTotpDevices(tx, context, { memberId }),
    passkeys: await listPasskeys(tx, context, { memberId }),
    email: await confirmedEmail(tx, context, memberId),
    recoveryCodeCreatedAt: codeCreatedAt,
    sessions: await listSessions(tx, context, { memberId, sessionId }),
    isOnlyOne: usable <= 1 && codeCreatedAt === null,
  };
}
