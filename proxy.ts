import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { cookieName, cookieOptions, LANGUAGE_COOKIE } from "#lib/kernel/cookie.ts";
import { env } from "#lib/kernel/env.ts";
import { LANGUAGE_HEADER, type Language, preferredLanguage, readLanguage } from "#lib/messages/language.ts";

/**
 * Runs before every page and action: one nonce for the content security policy,
 * the security headers, the language, and the origin check of state-changing requests. Which
 * insurer the host belongs to is decided by the page (require-insurer.ts).
 */
export function proxy(request: NextRequest): NextResponse {
  if (!isSameOrigin(request)) return new NextResponse("Forbidden", { status: 403 });

  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  headers.set(LANGUAGE_HEADER, languageOf(request));

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  for (const [name, value] of SECURITY_HEADERS) response.headers.set(name, value);
  if (env().PUBLIC_SCHEME === "https") {
    response.headers.set("strict-transport-security", "max-age=63072000; includeSubDomains");
  }
  // Lets the next post tell a browser without cookies from one whose attempt ran out.
  if (request.method === "GET" && request.cookies.size === 0) {
    response.cookies.set(cookieName("cookies"), "1", cookieOptions());
  }
  return response;
}

/** Not for static files, which are the same for everybody; public/ by the names in next.config.ts. */
export const config = {
  matcher: [
    "/((?!_next/static|_next/image|(?:robots\\.txt|favicon\\.ico|apple-touch-icon\\.png|icon-(?:192|512)\\.png|manifest\\.webmanifest)$).*)",
  ],
};

/** Chosen in this browser (app/language), else the first of the browser's own that the portal speaks. */
function languageOf(request: NextRequest): Language {
  return (
    readLanguage(request.cookies.get(LANGUAGE_COOKIE)?.value) ??
    preferredLanguage(request.headers.get("accept-language"))
  );
}

/** A post must come from the page's own origin (ASVS 3.5.1); a browser always names it. */
function isSameOrigin(request: NextRequest): boolean {
  if (request.method === "GET" || request.method === "HEAD") return true;
  const origin = request.headers.get("origin");
  return origin !== null && URL.canParse(origin) && new URL(origin).host === request.headers.get("host");
}

function contentSecurityPolicy(nonce: string): string {
  const isDevelopment = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' 'nonce-${nonce}'${isDevelopment ? " 'unsafe-inline'" : ""}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

const SECURITY_HEADERS: [string, string][] = [
  ["x-content-type-options", "nosniff"],
  ["referrer-policy", "same-origin"],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-resource-policy", "same-origin"],
  ["x-frame-options", "DENY"],
  ["permissions-policy", "camera=(), microphone=(), geolocation=(), payment=()"],
];
