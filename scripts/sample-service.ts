// A service of another company, for the demo and the tests: 「健診の予約」 signs the insurers' members in through the
// portal. No part of the product; it keeps everything in memory and ends with the portal.
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { homepageFile } from "./sample/homepage.ts";
import { failedPage, resultsPage, signedInPage, signedOutPage } from "./sample/pages.ts";
import { type PendingLogin, RelyingParty, type SampleSession } from "./sample/relying-party.ts";
import { whenToldToEnd } from "./support/when-told-to-end.ts";

const port = Number(process.env.SAMPLE_PORT);
const service = new RelyingParty({
  port,
  portalPort: Number(process.env.PORT),
  clientId: "kenshin",
  clientSecret: process.env.SAMPLE_SECRET ?? "",
});

/** One browser may have several under way, each by its state. */
const pending = new Map<string, PendingLogin & { browser: string; next: string }>();
const sessions = new Map<string, SampleSession>();

type Exchange = { request: IncomingMessage; response: ServerResponse; url: URL; browser: string };

const COOKIE = "sample-service";

function browserOf({ headers }: IncomingMessage): string | undefined {
  return new RegExp(`(?:^|; )${COOKIE}=([\\w-]{43})`).exec(headers.cookie ?? "")?.[1];
}

function show({ response }: Exchange, page: string, status = 200): void {
  response.writeHead(status, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" }).end(page);
}

function lead({ response, browser }: Exchange, to: URL | string): void {
  const cookie = `${COOKIE}=${browser}; Path=/; HttpOnly; SameSite=Lax`;
  response.writeHead(303, { location: String(to), "set-cookie": cookie }).end();
}

async function start(exchange: Exchange, issuer: string | null, next: "/" | "/results") {
  if (!issuer) return show(exchange, failedPage("unknown issuer"), 400);
  const { url, pending: login } = await service.begin(issuer, { needsApp: next === "/results" });
  pending.set(String(login.checks.expectedState), { ...login, browser: exchange.browser, next });
  lead(exchange, url);
}

async function finish(exchange: Exchange) {
  const state = exchange.url.searchParams.get("state") ?? "";
  const login = pending.get(state);
  // A state that this browser did not begin with: somebody else's answer.
  if (login?.browser !== exchange.browser) return show(exchange, failedPage("state mismatch"), 400);
  pending.delete(state);
  sessions.set(exchange.browser, await service.finish(exchange.url, login));
  lead(exchange, login.next);
}

function results(exchange: Exchange) {
  const session = sessions.get(exchange.browser);
  if (!session) return lead(exchange, "/");
  if (service.isStrongEnough(session)) return show(exchange, resultsPage(session));
  return start(exchange, session.issuer, "/results");
}

async function logOut(exchange: Exchange) {
  const session = sessions.get(exchange.browser);
  sessions.delete(exchange.browser);
  lead(exchange, session ? await service.logoutUrl(session) : "/");
}

/** The portal says that a session has ended. */
async function endSession({ request, response, url }: Exchange) {
  let text = "";
  for await (const part of request) text += part;
  const token = new URLSearchParams(text).get("logout_token") ?? "";
  const issuer = service.readIssuer(url.searchParams.get("of"));
  const { sid } = await service.readLogoutToken(token, issuer ?? "");
  for (const [browser, session] of sessions) {
    if (session.issuer === issuer && session.claims.sid === sid) sessions.delete(browser);
  }
  response.writeHead(204).end();
}

function home(exchange: Exchange) {
  const session = sessions.get(exchange.browser);
  show(exchange, session ? signedInPage(session) : signedOutPage());
}

/** Another site than the portal, so that what it embeds is embedded by somebody else. */
async function homepage({ response, url }: Exchange) {
  const { type, content } = await homepageFile(url.pathname, Number(process.env.PORT));
  response.writeHead(200, { "content-type": type }).end(content);
}

const PAGES: Record<string, (exchange: Exchange) => unknown> = {
  "GET /": home,
  "GET /start": (exchange) => start(exchange, service.readIssuer(exchange.url.searchParams.get("iss")), "/"),
  "GET /callback": finish,
  "GET /results": results,
  "GET /logout": logOut,
  "GET /homepage": homepage,
  "GET /homepage/style.css": homepage,
  "POST /backchannel": endSession,
};

createServer(async (request, response) => {
  const url = new URL(request.url ?? "/", `http://localhost:${port}`);
  const exchange = { request, response, url, browser: browserOf(request) ?? randomBytes(32).toString("base64url") };
  try {
    const page = PAGES[`${request.method} ${url.pathname}`];
    if (page) await page(exchange);
    else response.writeHead(404).end();
  } catch (error) {
    const { error: told, code, message } = error as { error?: string; code?: string; message: string };
    show(exchange, failedPage(told ?? code ?? message), 400);
  }
}).listen(port, "127.0.0.1", () => process.send?.("ready"));

whenToldToEnd(() => process.exit(0));
