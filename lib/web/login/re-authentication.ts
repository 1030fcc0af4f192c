import "server-only";
import { guardState } from "#lib/credentials/guard/guard.ts";
import { beginPasskeyAuthentication } from "#lib/credentials/passkey/begin-passkey-authentication.ts";
import { fail } from "#lib/kernel/result.ts";
import { isKnownBrowser } from "#lib/sessions/is-known-browser.ts";
import type { ActiveSession } from "#lib/sessions/load-session.ts";
import type { ReturnPath } from "#lib/sessions/return-path.ts";
import { browserHash } from "../cookies/browser-cookie.ts";
import { leaveFor } from "../frames/leave-for.ts";
import { requireMember } from "../frames/require-member.ts";
import { inRequest } from "../request/in-request.ts";
import { requestContext } from "../request/read-request-context.ts";
import { enterWithPasskey } from "./passkey-login.ts";
import { type EnterFailure, enterWithPassword } from "./password-login.ts";

type Reauthentication = {
  /** Of the member the form was made for. */
  memberId: string;
  returnTo: ReturnPath | null;
};

/** The waiting time is told: whoever asks is signed in as this member, and learns nothing of another. */
type ReauthenticationRefused = {
  ok: false;
  code: EnterFailure | "waiting" | "disabled";
  /** With `waiting`. */
  waitUntil?: Date;
};

/** What an attempt that renews this session starts with. */
function renewal({ session, member }: ActiveSession, { returnTo }: Reauthentication) {
  return {
    isRemembered: session.isRemembered,
    returnTo,
    renewed: { sessionId: session.id, memberId: member.id },
  };
}

/** The signed-in member, who must be the form's. */
async function requireSameMember({ memberId, returnTo }: Reauthentication): Promise<ActiveSession> {
  const path = returnTo ?? "/";
  const active = await requireMember(path);
  return active.member.id === memberId ? active : leaveFor({ kind: "other-member" }, path);
}

/** 「再認証」 by password: a login attempt that renews this session (manual 004, 3-2 ④⑤). @returns the next path */
export async function reauthenticateWithPassword(
  input: Reauthentication & { password: string },
): Promise<{ ok: true; value: string } | ReauthenticationRefused> {
  const active = await requireSameMember(input);
  const context = await requestContext();
  const { id: memberId, loginId } = active.member;
  const entered = await enterWithPassword(context, { loginId, password: input.password, ...renewal(active, input) });
  if (entered.ok || entered.code !== "refused") return entered;
  const hash = await browserHash();
  const state = await inRequest(async (scope) => {
    const isKnown = await isKnownBrowser(scope, { memberId, browserHash: hash });
    return guardState(scope, { memberId, authenticator: isKnown ? "passwordInKnownBrowser" : "password" });
  });
  if (state.kind === "waiting") return { ok: false, code: "waiting", waitUntil: state.waitUntil };
  return fail(state.kind === "disabled" ? "disabled" : "refused");
}

/** Options for 「再認証」 by this member's passkeys, their challenge bound to this session. */
export async function beginPasskeyReauthentication() {
  const { session, member } = await requireMember("/");
  return inRequest(beginPasskeyAuthentication, { memberId: member.id, owner: session.id });
}

/** 「再認証」 by a passkey alone. @returns the next path, or null when the assertion is refused */
export async function reauthenticateWithPasskey(
  input: Reauthentication & { response: unknown },
): Promise<string | null> {
  const active = await requireSameMember(input);
  const context = await requestContext();
  const { response } = input;
  return enterWithPasskey(context, { owner: active.session.id, response, ...renewal(active, input) });
}
