import { beginPasskeyLogin } from "#lib/web/login/passkey-login.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";

/**
 * Request options for 「パスキーでログイン」 and the autofill. A route, not an action:
 * it sets a cookie as soon as the page is there, and an action would make the
 * browser load the page anew.
 */
export async function POST(): Promise<Response> {
  return Response.json(await beginPasskeyLogin(await requestContext()));
}
