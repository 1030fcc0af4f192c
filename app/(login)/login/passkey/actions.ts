"use server";
import { redirect } from "next/navigation";
import { beginPasskeyAuthentication } from "#lib/credentials/passkey/begin-passkey-authentication.ts";
import { provePasskey } from "#lib/login-flow/verbs/prove-passkey.ts";
import { notePasskeyHere } from "#lib/web/cookies/passkey-cookie.ts";
import { passStep } from "#lib/web/frames/pass-step.ts";
import { requireStep } from "#lib/web/frames/require-step.ts";
import { inRequest } from "#lib/web/request/in-request.ts";

/** Request options for this member's passkeys, their challenge bound to this attempt. */
export async function beginPasskeyAction() {
  const attempt = await requireStep("passkey");
  return inRequest(beginPasskeyAuthentication, { memberId: attempt.member.id, owner: attempt.id });
}

export async function provePasskeyAction(attemptId: string, response: unknown): Promise<"refused"> {
  const passed = await passStep("passkey", attemptId, (scope, attempt) => provePasskey(scope, { attempt, response }));
  if (!passed.ok) return "refused";
  await notePasskeyHere(response);
  redirect(passed.value);
}
