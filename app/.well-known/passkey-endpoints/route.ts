import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { requireInsurer } from "#lib/web/request/require-insurer.ts";

/** Where password managers add or manage passkeys (W3C, Passkey Endpoints Well-Known URL). */
export async function GET(): Promise<Response> {
  const insurer = await requireInsurer();
  const manage = `${insurerOrigin(insurer)}/settings/sign-in`;
  return Response.json(
    insurer.policy.methods.includes("passkey") ? { enroll: `${manage}/passkey/new`, manage } : { manage },
  );
}
