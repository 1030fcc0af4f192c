"use server";
import { redirect } from "next/navigation";
import { beginPasskeyAuthentication } from "#lib/credentials/passkey/begin-passkey-authentication.ts";
import { inInsurer } from "#lib/db/in-insurer.ts";
import { provePasskey } from "#lib/login-flow/verbs/prove-passkey.ts";
import { passStep } from "#lib/web/frames/pass-step.ts";
import { requireStep } from "#lib/web/frames/require-step.ts";
import { requestContext } from "#lib/web/request/request-context.ts";

/** Request options for this member's passkeys, their challenge bound to this attempt. */
export async function beginPasskeyAction() {
  const [attempt, context] = [await requireStep("passkey"), await requestContext()];
  return inInsurer(context.insurer.id, (tx) =>
    beginPasskeyAuthentication(tx, context, { memberId: attempt.member.id, owner: attempt.id }),
  );
}

export async function provePasskeyAction(attemptId: string, response: unknown): Promise<"refused"> {
  const passed = await passStep("passkey", attemptId, (tx, context, attempt) =>
    provePasskey(tx, context, { attempt, response }),
  );
  if (!passed.ok) return "refused";
  redirect(passed.value);
}
