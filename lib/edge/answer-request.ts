import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { cookieNameFor } from "#lib/kernel/cookie-name.ts";
import { BUSY_RETRY_SECONDS } from "#lib/kernel/limits.ts";
import { busyRefusals } from "#lib/kernel/metrics.ts";
import { LANGUAGE_HEADER } from "#lib/messages/language.ts";
import { admitPost } from "./admit-post.ts";
import type { EdgeSettings } from "./edge-settings.ts";
import { buttonHeaders, keepsOpener } from "./embedding.ts";
import { holdAnswer } from "./hold-answer.ts";
import { isServedHere } from "./host-paths.ts";
import { languageOf } from "./language-of.ts";
import { limitBody } from "./limit-body.ts";
import { fetchNotFoundPage } from "./not-found-page.ts";
import { NOT_FOUND_PATH } from "./not-found-path.ts";
import { type PendingAnswer, pendingAnswers } from "./pending-answer.ts";
import { plainPage } from "./plain-page.ts";
import { ALLOWED_METHODS, FROM_SERVERS, maxBodyBytes, ownOrigin, pathOf, refusalOf } from "./refusal.ts";
import { NONCE_HEADER } from "./request-headers.ts";
import { contentSecurityPolicy, newNonce, securityHeaders } from "./security-headers.ts";
import { trustOnlyThePeer } from "./trust-peer.ts";
import { watchForm } from "./watch-form.ts";

/** Names of built files change with their content; those of public/ do not. */
const BUILT_FILES = "/_next/";
const NAMED_FILE_CACHING = "public, max-age=86400";

/** One request and its answer. */
type Exchange = {
  request: IncomingMessage;
  response: ServerResponse;
  settings: EdgeSettings;
  /** This process sends it to itself. */
  isOwn: boolean;
  nonce: string;
  /** Of every answer that is no file. */
  headers: Record<string, string>;
  pending: PendingAnswer;
};

function open(request: IncomingMessage, response: ServerResponse, settings: EdgeSettings): Exchange {
  const isOwn = trustOnlyThePeer(request, settings);
  const nonce = newNonce();
  const headers = {
    ...securityHeaders(settings),
    // Every page is personal or has a nonce: no cache may keep it (ASVS 14.3.2).
    "cache-control": "no-store",
    "content-security-policy": contentSecurityPolicy(nonce, settings),
  };
  return { request, response, settings, isOwn, nonce, headers, pending: {} };
}

/** Sets what pages read in place of a client's claims; Next.js takes its scripts' nonce from the policy. */
function tellNext({ request, settings, nonce, headers }: Exchange): void {
  const received = request.headers;
  received["content-security-policy"] = headers["content-security-policy"];
  received[NONCE_HEADER] = nonce;
  received[LANGUAGE_HEADER] = languageOf(received, settings.scheme);
  // refusal.ts has checked the origin in another way; without it Next.js would log a warning.
  if (request.method === "POST" && !FROM_SERVERS.includes(pathOf(request.url) ?? ""))
    received.origin ??= ownOrigin(request);
}

function plainAnswer({ nonce, headers }: Exchange, status: number, more: Record<string, string> = {}) {
  const type = { "content-type": "text/html; charset=utf-8" };
  return { status, headers: { ...headers, ...type, ...more }, body: plainPage(status, nonce) };
}

/** The headers of a refusal's status; the rest of the request is dropped. */
function refusal(exchange: Exchange, status: number) {
  const allow: Record<string, string> = status === 405 ? { allow: ALLOWED_METHODS.join(", ") } : {};
  return plainAnswer(exchange, status, { ...allow, connection: "close" });
}

/**
 * Whether Next.js is about to answer a document with an error: the blank page of `notFound()`, or one of its own.
 * Requests of its scripts keep their answers, and so do files and data.
 */
function isErrorDocument({ request: { headers, method }, response }: Exchange): boolean {
  if (response.statusCode < 400 || headers.rsc !== undefined || headers["next-action"] !== undefined) return false;
  const type = String(response.getHeader("content-type") ?? "text/plain");
  if (type.startsWith("text/html")) return true;
  return type.startsWith("text/plain") && (method === "POST" || response.statusCode >= 500);
}

/** Completes the headers of an answer by Next.js. */
function complete({ request, response, settings, nonce, headers, pending }: Exchange): void {
  if (/^public\b/.test(String(response.getHeader("cache-control")))) {
    for (const [name, value] of Object.entries(securityHeaders(settings))) response.setHeader(name, value);
    const path = pathOf(request.url) ?? "";
    if (!path.startsWith(BUILT_FILES)) response.setHeader("cache-control", NAMED_FILE_CACHING);
    for (const [name, value] of Object.entries(buttonHeaders(path))) response.setHeader(name, value);
    return;
  }
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  // What is left of a refused upload is dropped.
  if (!request.complete) response.setHeader("connection", "close");
  response.setHeader("content-security-policy", contentSecurityPolicy(nonce, settings, pending));
  // It knows no list of origins: the policy alone says whose frames these are.
  if (pending.frameAncestors?.length) response.removeHeader("x-frame-options");
  if (keepsOpener(request, settings)) response.setHeader("cross-origin-opener-policy", "unsafe-none");
  // The next post then shows whether the browser takes cookies, or its attempt has expired.
  if (request.method === "GET" && request.headers.cookie === undefined) {
    const secure = settings.scheme === "https" ? "; Secure" : "";
    response.appendHeader(
      "set-cookie",
      `${cookieNameFor(settings.scheme, "cookies")}=1; Path=/; HttpOnly; SameSite=Lax${secure}`,
    );
  }
}

/** Answers with the portal's 404 page, which works without scripts. */
async function notFoundAnswer(exchange: Exchange) {
  const page = await fetchNotFoundPage(exchange.request);
  if (page === null) return plainAnswer(exchange, 404);
  return { status: 404, headers: { ...exchange.headers, ...page.headers }, body: page.body };
}

/** Handles every request: checks its headers, refuses what no page may see, sets headers on every answer. */
export function edgeListener(handle: RequestListener, settings: EdgeSettings): RequestListener {
  return (request, response) => {
    const exchange = open(request, response, settings);
    const { pending, isOwn } = exchange;
    const path = pathOf(request.url) ?? "";
    const isNotFoundPage = path === NOT_FOUND_PATH;
    const isConsole = request.headers.host?.replace(/:\d+$/, "").toLowerCase() === settings.adminHost;
    const isBrokenForm = watchForm(request);
    const held = holdAnswer(response, () => {
      if (pending.retryAfterSeconds !== undefined) {
        response.statusCode = 503;
        response.setHeader("retry-after", pending.retryAfterSeconds);
        complete(exchange);
        return true;
      }
      if (!isErrorDocument(exchange)) {
        complete(exchange);
        return true;
      } else if (response.statusCode === 404 && !isNotFoundPage) {
        notFoundAnswer(exchange).then(held.replace);
      } else {
        // Next.js takes a form that it cannot read for a failure of its own.
        const isUnreadable = response.statusCode === 500 && isBrokenForm();
        held.replace(plainAnswer(exchange, isUnreadable ? 400 : response.statusCode));
      }
      return false;
    });
    const status = refusalOf(request, isConsole);
    if (status !== null) return held.replace(refusal(exchange, status));
    if ((isNotFoundPage && !isOwn) || !isServedHere(path, isConsole))
      return void notFoundAnswer(exchange).then(held.replace);
    if (request.headers.expect !== undefined) response.writeContinue();
    if (request.headers["transfer-encoding"] !== undefined) {
      limitBody(request, maxBodyBytes(path, isConsole), () => {
        if (response.headersSent) request.destroy();
        else held.replace(refusal(exchange, 413));
      });
    }
    tellNext(exchange);
    const answer = () => pendingAnswers().run(pending, () => handle(request, response));
    if (request.method !== "POST" || isOwn) return answer();
    const busy = { "retry-after": String(BUSY_RETRY_SECONDS) };
    admitPost(request, response, {
      handle: answer,
      refuse: () => {
        busyRefusals.inc();
        held.replace(plainAnswer(exchange, 503, busy));
      },
    });
  };
}
