import { requireInsurer } from "#lib/web/request/require-insurer.ts";

/** Where password managers change a password (W3C, A Well-Known URL for Changing Passwords). */
export async function GET(): Promise<Response> {
  await requireInsurer();
  return new Response(null, { status: 303, headers: { location: "/settings/sign-in/password" } });
}
