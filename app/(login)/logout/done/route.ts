import { redirect } from "next/navigation";
import { NextResponse } from "next/server";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { cookieOptions } from "#lib/kernel/cookie.ts";
import { cookiesOfLogin } from "#lib/web/cookies/login-cookies.ts";
import { currentSession } from "#lib/web/request/current-session.ts";
import { requireInsurer } from "#lib/web/request/require-insurer.ts";

/** The page after a logout; a parameter of the URL selects one of these. */
function pageAfter(request: Request): string {
  const reason = new URL(request.url).searchParams.get("because");
  if (reason === "terms") return "/settings/terms/refused";
  return reason === "later" ? "/?logged-out=later" : "/?logged-out=1";
}

/** After 「ログアウトする」: clears the browser's data of this site (ASVS 14.3.1) by a header that no action can send. */
export async function GET(request: Request): Promise<NextResponse> {
  // Next.js follows an action's redirect on the server, where the header has no effect. Without content it makes the
  // browser follow.
  if (request.headers.has("rsc")) return new NextResponse(null, { status: 204 });
  // A link from elsewhere signs nobody out.
  if (await currentSession()) redirect("/");
  const response = NextResponse.redirect(insurerOrigin(await requireInsurer()) + pageAfter(request), 303);
  // One by one, because the cookies of language and browser stay.
  for (const name of await cookiesOfLogin()) response.cookies.set(name, "", { ...cookieOptions(), maxAge: 0 });
  response.headers.set("clear-site-data", '"cache", "storage"');
  return response;
}
