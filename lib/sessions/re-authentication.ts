import "server-only";
import { beginPasskeyAuthentication } from "#lib/credentials/passkey/begin-passkey-authentication.ts";
import { inInsurer } from "#lib/db/in-insurer.ts";
import type { Progress } from "#lib/login-flow/advance.ts";
import type { ActiveSession } from "#lib/login-flow/load-session.ts";
import { logInWithPasskey } from "#lib/login-flow/verbs/log-in-with-passkey.ts";
import { logInWithPassword } from "#lib/login-flow/verbs/log-in-with-password.ts";
import { countRefusedLogin, isWithinAddressCeiling } from "./address-ceiling.ts";
import { attemptToken, setAttemptCookie } from "./attempt-cookie.ts";
import { deviceHash } from "./device-cookie.ts";
import { leaveFor } from "./leave-for.ts";
import { pathAfter } from "./pass-step.ts";
import { requestContext } from "./request-context.ts";
import { requireMember } from "./require-member.ts";

type Reauthentication = {
  /** Id of the member the form was made for. */
  memberId: string;
  returnTo: string | null;
};

/** What an attempt that renews this session starts with. */
async function renewal({ session, member }: ActiveSession, returnTo: string | null) {
  return {
    isRemembered: session.isRemembered,
    returnTo,
    replacedToken: await attemptToken(),
    renewed: { sessionId: session.id, memberId: member.id },
  };
}

async function goOn({ token, progress }: { token: string; progress: Progress }, returnTo: string | null) {
  await setAttemptCookie(token);
  return pathAfter(progress, returnTo, token);
}

/** The signed-in member, whose form this must be. */
async function requireSameMember({ memberId, returnTo }: Reauthentication): Promise<ActiveSession> {
  const path = returnTo ?? "/";
  const active = await requireMember(path);
  return active.member.id === memberId ? active : leaveFor({ kind: "other-member" }, path);
}

/**
 * 「再認証」 by password: opens a login attempt that renews this session once its
 * second factor is proved on the same screens as any login (manual 004, 3-2 ④⑤).
 * @returns where to go on, or null when the password is refused
 */
export async function reauthenticateWithPassword(
  input: Reauthentication & { password: string },
): Promise<string | null> {
  const [active, context] = [await requireSameMember(input), await requestContext()];
  if (!(await isWithinAddressCeiling(context))) return null;
  const started = await logInWithPassword(context, {
    loginId: active.member.loginId,
    password: input.password,
    deviceHash: await deviceHash(),
    ...(await renewal(active, input.returnTo)),
  });
  if (started.ok) return goOn(started.value, input.returnTo);
  await countRefusedLogin(context);
  return null;
}

/** Options for 「再認証」 by a passkey of this member, their challenge bound to this session. */
export async function beginPasskeyReauthentication() {
  const [{ session, member }, context] = [await requireMember("/"), await requestContext()];
  return inInsurer(context.insurer.id, (tx) =>
    beginPasskeyAuthentication(tx, context, { memberId: member.id, owner: session.id }),
  );
}

/** 「再認証」 by a passkey alone. @returns where to go on, or null when the assertion is refused */
export async function reauthenticateWithPasskey(
  input: Reauthentication & { response: unknown },
): Promise<string | null> {
  const [active, context] = [await requireSameMember(input), await requestContext()];
  const start = await renewal(active, input.returnTo);
  const started = await inInsurer(context.insurer.id, (tx) =>
    logInWithPasskey(tx, context, { owner: active.session.id, response: input.response, ...start }),
  );
  return started.ok ? goOn(started.value, input.returnTo) : null;
}
