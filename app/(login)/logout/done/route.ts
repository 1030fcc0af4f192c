import { redirect } from "next/navigation";
import { NextResponse } from "next/server";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { cookieOptions } from "#lib/kernel/cookie.ts";
import { cookiesOfLogin } from "#lib/web/cookies/login-cookies.ts";
import { currentSession } from "#lib/web/request/current-session.ts";
import { requireInsurer } from "#lib/web/request/require-insurer.ts";

/** Where each way out ends; the word in the address chooses, nothing else of it is used. */
function pageAfter(request: Request): string {
  const reason = new URL(request.url).searchParams.get("because");
  return reason === "terms" ? "/settings/terms/refused" : "/?logged-out=1";
}

/**
 * Between 「ログアウトする」 and the portal's top: the browser forgets what it kept
 * of this site (ASVS 14.3.1). An action cannot send this header; a route can.
 */
export async function GET(request: Request): Promise<NextResponse> {
  // After the action Next.js looks ahead on the server and would follow the redirect there,
  // where the header clears nothing: with no page to show, it sends the browser itself.
  if (request.headers.has("rsc")) return new NextResponse(null, { status: 204 });
  // Whoever follows a stranger's link to here stays signed in.
  if (await currentSession()) redirect("/");
  const response = NextResponse.redirect(insurerOrigin(await requireInsurer()) + pageAfter(request), 303);
  // Cookies one by one: what the browser is known again by is no part of the login.
  for (const name of await cookiesOfLogin()) response.cookies.set(name, "", { ...cookieOptions(), maxAge: 0 });
  response.headers.set("clear-site-data", '"cache", "storage"');
  return response;
}
