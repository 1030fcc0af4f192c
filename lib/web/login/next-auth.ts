import "server-only";
import NextAuth, { type NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { inInsurer } from "#lib/insurers/scope.ts";
import { cookieName, cookieOptions } from "#lib/kernel/cookie.ts";
import { env } from "#lib/kernel/env.ts";
import { redeemTicket } from "#lib/login-flow/redeem-ticket.ts";
import { SESSION_COOKIE_SECONDS, sessionToken } from "../cookies/session-cookie.ts";
import { requestContext } from "../request/read-request-context.ts";

/**
 * next-auth is only the transport (docs/adr/0005): our own actions use it to set and clear the session cookie; it has
 * no route. The cookie holds the opaque token of a Session row, so its `jwt` codec is the identity, and every reader
 * asks the row.
 */
function config(): NextAuthConfig {
  const scheme = env().PUBLIC_SCHEME;
  return {
    secret: env().AUTH_SECRET,
    trustHost: true,
    basePath: "/api/auth",
    useSecureCookies: scheme === "https",
    cookies: { sessionToken: { name: cookieName("session"), options: cookieOptions() } },
    session: { strategy: "jwt", maxAge: SESSION_COOKIE_SECONDS },
    // next-auth would log a refused ticket with its stack; the audit has it already.
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
    jwt: {
      encode: async ({ token }) => String(token?.sessionToken ?? ""),
      decode: async ({ token }) => (token ? { sessionToken: token } : null),
    },
    providers: [
      Credentials({
        id: "ticket",
        credentials: { ticket: {}, attemptToken: {}, browserToken: {} },
        authorize: async ({ ticket, attemptToken, browserToken }) => {
          if (typeof ticket !== "string" || typeof attemptToken !== "string") return null;
          if (typeof browserToken !== "string") return null;
          const context = await requestContext();
          const formerToken = await sessionToken();
          const redeemed = await inInsurer(context, (scope) =>
            redeemTicket(scope, { ticket, attemptToken, browserToken, formerToken }),
          );
          return redeemed.ok ? { id: redeemed.value.memberId, sessionToken: redeemed.value.token } : null;
        },
      }),
    ],
    callbacks: {
      jwt: ({ user }) => (user && "sessionToken" in user ? { sessionToken: String(user.sessionToken) } : null),
    },
  };
}

export const { signIn, signOut } = NextAuth(() => config());
