import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { sameOriginPath } from "#lib/kernel/same-origin-path.ts";
import { readLanguage } from "#lib/messages/language.ts";
import { saveLanguage } from "#lib/settings/save-language.ts";
import { setLanguageCookie } from "#lib/web/cookies/language-cookie.ts";
import { currentSession } from "#lib/web/request/current-session.ts";
import { formOf } from "#lib/web/request/form-of.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";

/** 「日本語 / English」 in the footer; the edge has checked that the post is our own page's. */
export async function POST(request: Request): Promise<Response> {
  const context = await requestContext();
  const form = await formOf(request);
  if (!form) return new Response(null, { status: 400 });
  const language = readLanguage(form.get("language"));
  if (language) {
    const active = await currentSession();
    if (active) await inRequest((scope) => saveLanguage(scope, active.member, language));
    await setLanguageCookie(language);
  }
  return backTo(insurerOrigin(context.insurer), request);
}

/** For a URL that was typed or reloaded. */
export async function GET(): Promise<Response> {
  const { insurer } = await requestContext();
  return backTo(insurerOrigin(insurer), null);
}

/** Redirects to the page the post came from, on the insurer's own origin. */
function backTo(origin: string, request: Request | null): Response {
  const path = sameOriginPath(request?.headers.get("referer") ?? null, origin);
  return new Response(null, { status: 303, headers: { location: `${origin}${path}` } });
}
