import { beginPasskeyLogin } from "#lib/web/login/passkey-login.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";

/** Options for 「パスキーでログイン」 and autofill. No action, which would reload the page after setting the cookie. */
export async function POST(): Promise<Response> {
  return Response.json(await beginPasskeyLogin(await requestContext()));
}
