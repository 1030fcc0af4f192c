import { beginPasskeyLogin } from "#lib/web/login/passkey-login.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";

/**
 * Request options for 「パスキーでログイン」 and autofill. A route, because it sets a cookie when the page loads, and an action
 * would reload the page.
 */
export async function POST(): Promise<Response> {
  return Response.json(await beginPasskeyLogin(await requestContext()));
}
