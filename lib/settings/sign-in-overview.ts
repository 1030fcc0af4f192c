import "server-only";
import { countFactors, type FactorCounts, usableMethods } from "#lib/credentials/count-factors.ts";
import { listCredentials } from "#lib/credentials/list-credentials.ts";
import type { CredentialLine } from "#lib/credentials/method-verbs.ts";
import { recoveryCodeCreatedAt } from "#lib/credentials/recovery-code/recovery-code-created-at.ts";
import type { NamedMethod } from "#lib/insurers/factors.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { confirmedEmail } from "#lib/members/confirmed-email.ts";
import { listSessions, type SessionLine } from "#lib/sessions/list-sessions.ts";

export type SignInOverview = {
  /** When the password was last set. */
  passwordCreatedAt: Date | null;
  counts: FactorCounts;
  credentials: Record<NamedMethod, CredentialLine[]>;
  /** Where mail codes go; null without a confirmed e-mail address. */
  email: string | null;
  recoveryCodeCreatedAt: Date | null;
  sessions: SessionLine[];
  /** What could be used beside the first device of the chosen method. */
  spareMethods: Method[];
  /** One device or method, and no recovery code to stand in for it. */
  isOnlyOne: boolean;
};

/** What 「ログイン方法変更」 shows of one member, without secrets. */
export async function signInOverview(
  scope: Scope,
  { memberId, sessionId }: { memberId: string; sessionId: string },
): Promise<SignInOverview> {
  const member = await scope.tx.member.findUniqueOrThrow({
    where: scope.key(memberId),
    select: { method: true, password: { select: { createdAt: true } } },
  });
  const counts = await countFactors(scope, memberId);
  const codeCreatedAt = await recoveryCodeCreatedAt(scope, { memberId });
  const usable = usableMethods(counts, scope.insurer.policy);
  const spareMethods = usable.filter((method) => counts[method] > (method === (member.method ?? usable[0]) ? 1 : 0));
  return {
    passwordCreatedAt: member.password?.createdAt ?? null,
    counts,
    credentials: await listCredentials(scope, memberId),
    email: await confirmedEmail(scope, memberId),
    recoveryCodeCreatedAt: codeCreatedAt,
    sessions: await listSessions(scope, { memberId, sessionId }),
    spareMethods,
    isOnlyOne: spareMethods.length === 0 && codeCreatedAt === null,
  };
}
