// What the OpenID provider answers beside Next.js: for which insurer, and to whom.
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { AUTHORIZATION_PATH, FROM_SERVERS } from "#lib/edge/refusal.ts";
import { CLIENT_IP_HEADER } from "#lib/edge/request-headers.ts";
import { findInsurerByHost } from "#lib/insurers/find-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { currentTime } from "#lib/kernel/clock.ts";
import { CONSOLE_ID } from "#lib/kernel/console.ts";
import { cookieName } from "#lib/kernel/cookie.ts";
import { log } from "#lib/kernel/log.ts";
import { areTermsDue } from "#lib/login-flow/facts.ts";
import { LANGUAGE_HEADER, readLanguage } from "#lib/messages/language.ts";
import { answerInteraction, INTERACTION_PATH } from "#lib/oidc/answer-interaction.ts";
import { inPortalRequest, type PortalRequest } from "#lib/oidc/portal-request.ts";
import { providerOf } from "#lib/oidc/provider-of.ts";
import { loadSession } from "#lib/sessions/load-session.ts";
import { forgetTry, takeTry } from "#lib/web/request/ip-ceiling.ts";
import { cookieOf, hostOf, pathOf } from "./request-parts.ts";

/** Navigations of a browser. What asks in another way gets an empty page: Next.js would follow an action's redirect. */
const NAVIGATIONS = /^\/oidc\/(?:auth|interaction)(?:\/|$)/;

/** The context that read-request-context.ts makes inside Next.js. */
async function contextOf(request: IncomingMessage): Promise<RequestContext | null> {
  const { headers } = request;
  const insurer = await findInsurerByHost(hostOf(request));
  if (!insurer || insurer.id === CONSOLE_ID) return null;
  return {
    insurer,
    now: currentTime(),
    ipAddress: String(headers[CLIENT_IP_HEADER] ?? "") || null,
    userAgent: headers["user-agent"]?.slice(0, 300) ?? null,
    actor: "browser",
    language: readLanguage(String(headers[LANGUAGE_HEADER] ?? "")) ?? "ja",
  };
}

async function portalRequestOf(request: IncomingMessage, context: RequestContext): Promise<PortalRequest> {
  const token = cookieOf(request, cookieName("session"));
  const active = token ? await loadSession(context, token) : null;
  return { context, token, signedIn: active && !areTermsDue(active) ? active : null };
}

/** Too many from this network address; the edge shows a browser its page. */
function refuseForNow(response: ServerResponse, isBrowser: boolean): void {
  const headers = { "content-type": isBrowser ? "text/html" : "application/json" };
  response.writeHead(isBrowser ? 503 : 429, headers).end(JSON.stringify({ error: "temporarily_unavailable" }));
}

type Exchange = { request: IncomingMessage; response: ServerResponse; context: RequestContext; path: string };

/** Counts a service's proof before it is looked at, and forgets it when it was good (spec §14 case 10). */
async function answerService({ request, response, context }: Exchange): Promise<void> {
  if (!(await takeTry(context, "service"))) return refuseForNow(response, false);
  response.once("finish", () => {
    if (response.statusCode < 400) forgetTry(context, "service").catch((error) => log.error({ err: error }));
  });
  const provider = await providerOf(context.insurer);
  await provider.callback()(request, response);
}

/** A request of any service is shorter, and Node.js takes no longer address. */
const MAX_POSTED_BYTES = 8_000;

/**
 * A service's page may post its request (OpenID Connect Core §3.1.2.1). Such a post carries no cookie (SameSite=Lax), so
 * that the browser is sent to ask the same again by GET: there is one way in.
 */
async function askByGet(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(request.headers["content-type"] ?? "");
  const isShort = Number(request.headers["content-length"] ?? Infinity) <= MAX_POSTED_BYTES;
  const posted = isForm && isShort ? await text(request) : null;
  const location =
    posted === null ? "/connect/refused?because=request" : `${AUTHORIZATION_PATH}?${new URLSearchParams(posted)}`;
  response.writeHead(303, { location }).end();
}

async function answerBrowser({ request, response, context, path }: Exchange): Promise<void> {
  const destination = request.headers["sec-fetch-dest"];
  if (NAVIGATIONS.test(path) && destination !== undefined && destination !== "document") {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end();
    return;
  }
  if (request.method === "POST" && path === AUTHORIZATION_PATH) return askByGet(request, response);
  const portal = await portalRequestOf(request, context);
  // What a stranger begins leaves rows; it is forgotten when somebody has logged in.
  const isStranger = path === AUTHORIZATION_PATH && !portal.signedIn;
  if (isStranger && !(await takeTry(context, "service-visit"))) return refuseForNow(response, true);
  const provider = await providerOf(context.insurer);
  await inPortalRequest(portal, async () => {
    const [, uid] = INTERACTION_PATH.exec(path) ?? [];
    if (uid === undefined) {
      await provider.callback()(request, response);
      return;
    }
    const isRefused = request.url?.endsWith("?answer=refused") ?? false;
    const answered = await answerInteraction({ provider, request, response, portal }, { uid, isRefused });
    if (answered === "logged-in") await forgetTry(context, "service-visit");
    if (typeof answered === "object") response.writeHead(303, { location: answered.redirect }).end();
  });
}

/** A request of the provider's paths, which are Next.js's own on a host without insurer. */
export async function answerAsProvider(
  request: IncomingMessage,
  response: ServerResponse,
  next: RequestListener,
): Promise<void> {
  const context = await contextOf(request);
  if (!context) return next(request, response);
  const exchange = { request, response, context, path: pathOf(request) };
  await (FROM_SERVERS.includes(exchange.path) ? answerService(exchange) : answerBrowser(exchange));
}
